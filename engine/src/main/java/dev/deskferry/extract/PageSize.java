package dev.deskferry.extract;

import dev.deskferry.spec.SourcePaging;
import dev.deskferry.spec.SourceSpec;

/**
 * How many records to ask for: halved when the source chokes, doubled again after ten good pages.
 * 1,000 goes 500, 250, 125, 100; 100 goes 50, 25, 12, 10. Safe for one thread after another.
 */
public final class PageSize {

  private static final int GOOD_PAGES = 10;
  private static final int SMALLEST = 100;
  private static final int SMALLEST_OF_SMALL = 10;

  private final int declared;
  private final int smallest;
  private int current;
  private int good;

  private PageSize(int declared, int smallest) {
    this.declared = declared;
    this.smallest = smallest;
    this.current = declared;
  }

  /** Begins with the declared size, 0 for an endpoint that takes none. */
  public PageSize(int declared) {
    this(declared, Math.min(declared, declared > SMALLEST ? SMALLEST : SMALLEST_OF_SMALL));
  }

  /** The size of a source; pages that are numbered keep theirs, or their numbers would shift. */
  static PageSize of(SourceSpec source) {
    return source.paging() == SourcePaging.OFFSET
        ? new PageSize(source.pageSize(), source.pageSize())
        : new PageSize(source.pageSize());
  }

  /** The size to ask for now. */
  public synchronized int current() {
    return current;
  }

  /** The least that is ever asked for. */
  int smallest() {
    return smallest;
  }

  /**
   * The source choked on this size.
   *
   * @return false when it cannot become smaller
   */
  public synchronized boolean shrink() {
    good = 0;
    int smaller = Math.max(smallest, current / 2);
    boolean isSmaller = smaller < current;
    current = smaller;
    return isSmaller;
  }

  /**
   * Goes back to the declared size at once.
   *
   * @return false when it was that already
   */
  public synchronized boolean restore() {
    boolean isLarger = current < declared;
    current = declared;
    return isLarger;
  }

  /** A page came in full health. */
  public synchronized void succeeded() {
    good++;
    if (current < declared && good >= GOOD_PAGES) {
      current = Math.min(declared, current * 2);
      good = 0;
    }
  }
}
