package dev.deskferry.route;

import dev.deskferry.hubspot.HubSpotReply;
import dev.deskferry.throttle.RateReading;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What the headers of a reply say about HubSpot's limits; a search's reply says nothing. */
final class RateHeaders {

  private static final String PREFIX = "x-hubspot-ratelimit-";

  private RateHeaders() {}

  /** The rolling window: {@code -Max, -Remaining} and {@code -Interval-Milliseconds}. */
  static Optional<RateReading> burst(HubSpotReply reply) {
    OptionalLong most = number(reply, "max");
    OptionalLong remaining = number(reply, "remaining");
    if (most.isEmpty() && remaining.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> resets =
        number(reply, "interval-milliseconds").stream().mapToObj(Duration::ofMillis).findFirst();
    return Optional.of(new RateReading(most, remaining, resets));
  }

  /**
   * The day of the account: {@code -Daily} and {@code -Daily-Remaining}; apps that signed in by
   * OAuth are not told.
   *
   * @param untilReset how long the day lasts
   */
  static Optional<RateReading> day(HubSpotReply reply, Duration untilReset) {
    OptionalLong most = number(reply, "daily");
    OptionalLong remaining = number(reply, "daily-remaining");
    return most.isPresent() && remaining.isPresent()
        ? Optional.of(new RateReading(most, remaining, Optional.of(untilReset)))
        : Optional.empty();
  }

  private static OptionalLong number(HubSpotReply reply, String name) {
    String text = reply.header(PREFIX + name).orElse("");
    return text.matches("\\d{1,12}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }
}
