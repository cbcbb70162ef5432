package dev.deskferry.run;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/** How fast records go through, by object type. */
public interface Rates {

  /** Nothing is known. */
  Rates NONE = now -> Map.of();

  /**
   * One object type that is being worked on.
   *
   * @param expectedCount records in all, when that is known
   * @param perSecond over the last 20 seconds
   * @param steadyPerSecond over the last five minutes, which evens out the windows of rate limits
   */
  record Rate(OptionalLong expectedCount, double perSecond, double steadyPerSecond) {}

  /** Takes a sample; asked once a second. */
  Map<String, Rate> sample(Instant now);
}
