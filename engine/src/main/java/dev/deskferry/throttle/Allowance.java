package dev.deskferry.throttle;

import java.io.Serializable;

/**
 * What somebody who asks for permits of a bucket believes of it, and for whom he asks.
 *
 * @param bucket its name
 * @param isDeclared whether its window is known; otherwise no limit is learned either
 * @param limit requests declared for a window; 0 when it is learned from headers
 * @param windowMillis length of the window, above zero
 * @param share percent of the limit that all lanes together may use, 1..100
 * @param lane for whom; empty for everybody who has no lane
 * @param weight of the lane against others that wait, 1 or more
 */
public record Allowance(
    String bucket,
    boolean isDeclared,
    long limit,
    long windowMillis,
    int share,
    String lane,
    int weight)
    implements Serializable {

  private static final long LEAST_SLACK = 100;
  private static final long MOST_SLACK = 200;

  /**
   * How much longer than its window a permit counts, in milliseconds: requests take their time
   * between the grant and the other side's clock, and not always the same.
   */
  public long slackMillis() {
    return Math.max(LEAST_SLACK, Math.min(MOST_SLACK, windowMillis / 100));
  }

  /** How long after it was asked for a permit may be spent, in milliseconds. */
  public long lifeMillis() {
    return slackMillis() / 2;
  }
}
