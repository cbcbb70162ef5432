package dev.deskferry.report;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How long a task will still take. */
final class Eta {

  private static final long ROUNDED_TO_MINUTES = 5;

  private Eta() {}

  /**
   * Empty while less than one record in a hundred is done, when the total or the rate is not known,
   * and when more is done than was expected.
   *
   * @param perSecond records, over minutes rather than seconds
   */
  static Optional<Duration> of(long done, OptionalLong total, double perSecond) {
    if (total.isEmpty() || perSecond <= 0) {
      return Optional.empty();
    }
    long all = total.getAsLong();
    boolean isTooEarly = done * 100 < all;
    return isTooEarly || done >= all
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds((long) Math.ceil((all - done) / perSecond)));
  }

  /** No more exact than it can be: {@code about 3 h 20 min}. */
  static String words(Duration left) {
    long minutes = Math.round(left.toSeconds() / 60.0);
    if (minutes < 1) {
      return "under a minute";
    }
    if (minutes < 60) {
      return "about " + minutes + " min";
    }
    long rounded = Math.round((double) minutes / ROUNDED_TO_MINUTES) * ROUNDED_TO_MINUTES;
    long hours = rounded / 60;
    return hours < 24
        ? "about " + pair(hours, "h", rounded % 60, "min")
        : "about " + pair(hours / 24, "d", hours % 24, "h");
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    String text = large + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }
}
