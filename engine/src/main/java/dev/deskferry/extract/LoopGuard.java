package dev.deskferry.extract;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Notices a walk that goes round in circles. One guard for one walk; not thread-safe. A place may
 * come three times, since a source may stand still for a moment at its live edge.
 */
public final class LoopGuard {

  private static final int ALLOWED = 3;
  private static final int REMEMBERED = 10_000;

  private final Map<String, Integer> visits =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };
  private long lastFingerprint;
  private int sameInRow;

  /**
   * Looks at the step behind a page.
   *
   * @throws NeverEndingWalkException when the walk comes to the same place, or the same records
   *     come under another number, for the fourth time
   */
  public void check(Checkpoint next, Page page) {
    if (next.isComplete()) {
      return;
    }
    if (visits.merge(next.position(), 1, Integer::sum) > ALLOWED) {
      throw new NeverEndingWalkException(
          "the source led to the same place %d times without saying that it ends; expected a new cursor, time or page each time"
              .formatted(ALLOWED + 1));
    }
    boolean isSame = page.listedCount() > 0 && page.fingerprint() == lastFingerprint;
    sameInRow = isSame ? sameInRow + 1 : 0;
    lastFingerprint = page.fingerprint();
    if (sameInRow >= ALLOWED) {
      throw new NeverEndingWalkException(
          "the source sent the same %d records %d times in a row as if they were new pages; its paging is not the one declared"
              .formatted(page.listedCount(), sameInRow + 1));
    }
  }
}
