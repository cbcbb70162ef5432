package dev.deskferry.throttle;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the headers of one reply say about one bucket. Every part may be missing.
 *
 * @param limit requests allowed in a window
 * @param remaining requests left in the current window
 * @param resets time until the window ends
 */
public record RateReading(OptionalLong limit, OptionalLong remaining, Optional<Duration> resets) {}
