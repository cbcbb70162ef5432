package dev.deskferry.chain;

import java.util.Optional;

/**
 * How hard a torture is, read from system properties {@code torture.*}; what is left out makes the
 * short version that every build runs.
 *
 * @param seed of accounts, faults, churn and instants; the instants of signals also depend on the
 *     machine, so a seed repeats what happens, not when
 * @param tickets of the Zendesk account
 * @param kills least number of processes killed; the migration goes round again until then, and
 *     twice as many are killed at most
 * @param faults least number of faults met, likewise
 * @param faultScale how many times the usual faults are sent
 * @param churn changes of the Zendesk account a second
 * @param pauseMillis between two blows, at most; half as much on average
 * @param freezeSeconds of a long freeze, which is longer than others wait for a frozen node
 * @param postgres whether the database server is killed too
 * @param partitionSize records of a partition; small ones change hands more often
 */
record TortureSettings(
    long seed,
    int tickets,
    int kills,
    int faults,
    double faultScale,
    double churn,
    int pauseMillis,
    int freezeSeconds,
    boolean postgres,
    int partitionSize) {

  static TortureSettings read() {
    return new TortureSettings(
        Long.getLong("deskferry.seed", System.nanoTime() % 1_000_000),
        (int) number("tickets", 250),
        (int) number("kills", 3),
        (int) number("faults", 10),
        number("faultScale", 1),
        number("churn", 5),
        (int) number("pauseMillis", 16_000),
        (int) number("freezeSeconds", 14),
        number("postgres", 0) > 0,
        (int) number("partitionSize", 300));
  }

  private static double number(String name, double otherwise) {
    return Optional.ofNullable(System.getProperty("torture." + name))
        .filter(text -> !text.isBlank())
        .map(Double::parseDouble)
        .orElse(otherwise);
  }
}
