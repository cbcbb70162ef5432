package dev.deskferry.throttle;

import java.time.Duration;

/** Hears of waits for a bucket that are long enough to be told. */
@FunctionalInterface
public interface LongWaits {

  /**
   * A bucket grants nothing for that long.
   *
   * @param reason a clause such as {@code HubSpot's daily limit is used up}; empty for want of room
   */
  void told(String bucket, Duration wait, String reason);
}
