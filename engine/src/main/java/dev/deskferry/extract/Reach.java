package dev.deskferry.extract;

import dev.deskferry.spec.SourceSpec;
import java.util.Locale;

/**
 * Up to when the changes of a source are staged once a page is.
 *
 * @param millis of the epoch for {@link How#AT}, before now for {@link How#AGO}, otherwise 0
 */
public record Reach(How how, long millis) {

  /** What the moment is counted from. */
  public enum How {
    /** The epoch. */
    AT,
    /** Now, backwards. */
    AGO,
    /** It is when the task began. */
    BEGIN,
    /** The page does not tell; it is as before. */
    UNTOLD;

    /** As the statement takes it. */
    public String word() {
      return this == UNTOLD ? "" : name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A walk in the order of changes has come to the newest record of its page, and at its end to the
   * moment at which that page was asked for. A list shows what was there when it was begun, and
   * only as a whole.
   *
   * @param isWhole whether a walk that is at its end was given everything
   * @param askedMillisAgo when the page was asked for
   */
  public static Reach of(
      SourceSpec source, PageSequence.PageStep step, boolean isWhole, long askedMillisAgo) {
    boolean isAtEnd = step.checkpoint().isComplete() && isWhole;
    if (!source.paging().isIncremental()) {
      return new Reach(isAtEnd ? How.BEGIN : How.UNTOLD, 0);
    }
    if (isAtEnd) {
      return new Reach(How.AGO, askedMillisAgo);
    }
    long newest = newest(step.page(), source.objectTypes().get(0));
    return newest > 0 ? new Reach(How.AT, newest) : new Reach(How.UNTOLD, 0);
  }

  /** Epoch milliseconds of the newest record of a type; 0 when there is none with a version. */
  static long newest(Page page, String objectType) {
    return page.records().stream()
        .filter(record -> record.objectType().equals(objectType))
        .mapToLong(SourceRecord::version)
        .max()
        .orElse(0);
  }
}
