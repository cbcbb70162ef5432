package dev.deskferry.chain;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How hard a torture is, read from system properties {@code torture.*}; what is left out makes the
 * short version that every build runs.
 *
 * @param seed of accounts, faults, churn and instants, another one each time unless given; the
 *     instants of signals also depend on the machine, so a seed repeats what happens, not when
 * @param tickets of the Zendesk account
 * @param kills least number of processes killed; the migration goes round again until then
 * @param faults least number of faults met, likewise
 * @param faultScale how many times the usual faults are sent
 * @param churn changes of the Zendesk account a second
 * @param pauseMillis between two blows, at most; half as much on average
 * @param freezeSeconds of a long freeze, which is longer than others wait for a frozen node
 * @param postgres whether the database server is killed too
 * @param partitionSize records of a partition; small ones change hands more often
 * @param partitions worked on at once by one process; each waits for its slowest batch
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
    int partitionSize,
    int partitions) {

  static TortureSettings read() {
    return new TortureSettings(
        Long.getLong("torture.seed", ThreadLocalRandom.current().nextInt(1, 1_000_000)),
        (int) number("tickets", 120),
        (int) number("kills", 4),
        (int) number("faults", 25),
        number("faultScale", 1),
        number("churn", 5),
        (int) number("pauseMillis", 5_000),
        (int) number("freezeSeconds", 9),
        number("postgres", 1) > 0,
        (int) number("partitionSize", 100),
        (int) number("partitions", 6));
  }

  /** Batches in flight of one process. */
  int concurrency() {
    return 2 * partitions;
  }

  /** So that neither an extract nor a load takes them all. */
  int killsPerVerb() {
    return kills / 3 + 1;
  }

  private static double number(String name, double otherwise) {
    return Optional.ofNullable(System.getProperty("torture." + name))
        .filter(text -> !text.isBlank())
        .map(Double::parseDouble)
        .orElse(otherwise);
  }
}
