package dev.deskferry.extract;

/**
 * How many records to ask for: halved when the source chokes, doubled again after ten good pages.
 * 1,000 goes 500, 250, 125, 100. Safe for one thread after another.
 */
public final class PageSize {

  private static final int GOOD_PAGES = 10;
  private static final int SMALLEST = 100;

  private final int declared;
  private int current;
  private int good;

  /** Begins with the declared size, 0 for an endpoint that takes none. */
  public PageSize(int declared) {
    this.declared = declared;
    this.current = declared;
  }

  /** The size to ask for now. */
  public synchronized int current() {
    return current;
  }

  /**
   * The source choked on this size.
   *
   * @return false when it cannot become smaller
   */
  public synchronized boolean shrink() {
    good = 0;
    int smaller = Math.max(Math.min(SMALLEST, declared), current / 2);
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
