package dev.deskferry.report;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How long a task will still take. */
final class Eta {

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

  /** {@code under a minute}, {@code about 3 h 20 min}. */
  static String words(Duration left) {
    return (Math.round(left.toSeconds() / 60.0) < 1 ? "" : "about ") + Spans.words(left);
  }
}
