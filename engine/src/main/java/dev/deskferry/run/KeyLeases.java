package dev.deskferry.run;

import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import dev.deskferry.staging.StatementFailedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Leases of partitions of one run. In a load no two that are held at once have a key in common,
 * whichever runs they belong to: constraint {@code partition_keys_leased_once}.
 */
final class KeyLeases {

  /**
   * SQLSTATE exclusion_violation, and deadlock_detected: two that were refused by each other
   * (PostgreSQL manual, appendix A).
   */
  private static final Set<String> EXCLUDED = Set.of("23P01", "40P01");

  private final Database database;
  private final Phase phase;

  KeyLeases(Database database, Phase phase) {
    this.database = database;
    this.phase = phase;
  }

  /**
   * Takes a lease by a statement that gives its row; tried once more when a lease is found to have
   * run out, of this load or another, since its keys were in the way.
   *
   * @return empty when there is nothing to lease, or its keys are held
   */
  Optional<Lease> lease(String statement, Map<String, Object> parameters) {
    Optional<Lease> lease = unlessHeld(statement, parameters);
    boolean isWorthAnother =
        lease.isEmpty()
            && phase == Phase.LOAD
            && database.update("run/free-run-out-leases", Map.of()) > 0;
    return isWorthAnother ? unlessHeld(statement, parameters) : lease;
  }

  /** Of two that lease the same keys at once one is refused. */
  private Optional<Lease> unlessHeld(String statement, Map<String, Object> parameters) {
    try {
      return database.one(statement, parameters).map(KeyLeases::read).filter(this::isAlone);
    } catch (StatementFailedException e) {
      if (EXCLUDED.contains(e.sqlState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Gives a lease back while somebody may still act on its keys, without having used it. */
  private boolean isAlone(Lease lease) {
    Map<String, Object> leased = Map.of("partition_id", lease.partitionId());
    boolean isAlone =
        phase != Phase.LOAD
            || !database.one("run/sure-elsewhere", leased).orElseThrow().bool("is_sure");
    if (!isAlone) {
      database.update(
          "run/release-partition",
          Map.of(
              "partition_id", lease.partitionId(),
              "fencing_token", lease.fencingToken(),
              "state", WorkState.PENDING.word(),
              "message", ""));
    }
    return isAlone;
  }

  /** Which other run has some keys in hand: parameters of {@code run/held-elsewhere}. */
  Optional<KeyHolder> heldElsewhere(Map<String, Object> parameters) {
    return database
        .one("run/held-elsewhere", parameters)
        .map(
            row ->
                new KeyHolder(
                    phase.runName(row.number("run_id"), row.text("lane")), row.bool("is_at_work")));
  }

  /** The slices of a task: parameters of {@code run/task-bounds}. */
  List<PartitionKey> slices(String objectType, Map<String, Object> parameters) {
    return database.query("run/task-bounds", parameters).stream()
        .map(
            row ->
                new PartitionKey(
                    objectType, "keys", row.text("lower_bound"), row.text("upper_bound")))
        .toList();
  }

  /** A row of a statement that leases. */
  static Lease read(Row row) {
    return new Lease(
        row.number("partition_id"),
        row.number("run_id"),
        row.text("object_type"),
        row.text("kind"),
        row.text("lower_bound"),
        row.optionalText("upper_bound").orElse(""),
        row.optionalText("checkpoint").orElse("{}"),
        row.number("fencing_token"));
  }
}
