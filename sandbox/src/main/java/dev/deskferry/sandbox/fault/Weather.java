package dev.deskferry.sandbox.fault;

/**
 * How rough a day it is.
 *
 * @param faults what goes wrong with requests
 * @param latency of every answer
 * @param churn changes of the Zendesk account in a second while it is read, 0 for none
 */
public record Weather(FaultPlan faults, Latency latency, double churn) {

  /** Nothing goes wrong, answers come at once, nobody works on the account. */
  public static final Weather FAIR = new Weather(FaultPlan.none(), Latency.NONE, 0);

  private static final double MOST_CHURN = 1_000;

  /** Checks the churn. */
  public Weather {
    if (!(churn >= 0 && churn <= MOST_CHURN)) {
      throw new IllegalArgumentException("expected 0 to 1000 changes a second, found " + churn);
    }
  }
}
