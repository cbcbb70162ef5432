package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.load.Outcome;
import dev.deskferry.load.PlannedRecord;
import dev.deskferry.load.RecordOutcome;
import dev.deskferry.load.Settlement;
import dev.deskferry.run.DatabaseRunLedger;
import dev.deskferry.run.Lease;
import dev.deskferry.run.Members;
import dev.deskferry.run.PartitionKey;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.RunRequest;
import dev.deskferry.run.WorkState;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import dev.deskferry.staging.Statements;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Repository;
import dev.deskferry.testing.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Durable steps of load that are repeated because their first answer was lost. */
class SettleTwiceIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final PartitionKey RANGE = new PartitionKey("tickets", "keys", "", "");

  private final Run run =
      new DatabaseRunLedger(POSTGRES.database(), Members.alone("test"))
          .open(new RunRequest(Phase.LOAD, "f", "{}", OptionalLong.empty()));

  @AfterEach
  void close() {
    run.close();
    POSTGRES.execute(
        "TRUNCATE migration.run, migration.partition, migration.batch, migration.delivery, migration.association CASCADE");
  }

  @Test
  void aSettledBatchIsNotTakenForALostLeaseAndCountsOnce() {
    run.planTasks(List.of("tickets"));
    Lease lease = run.lease(run.addPartition(RANGE));
    Map<String, Object> settling = settling(lease, "load/settle-batch", open(lease, "open-batch"));

    assertThat(ask("load/settle-batch", settling)).hasSize(1);
    assertThat(ask("load/settle-batch", settling)).hasSize(1);
    assertThat(Sql.text(POSTGRES, "SELECT created_count FROM migration.task")).isEqualTo("1");

    run.lease(lease.partitionId());
    assertThat(ask("load/settle-batch", settling)).as("with a token that is no more").isEmpty();
  }

  @Test
  void aRecordThatIsSentTwiceInARunCountsAsWhatItBecame() {
    run.planTasks(List.of("tickets"));
    Lease lease = run.lease(run.addPartition(RANGE));
    settle(lease, new Outcome.Rejected("LOCAL", "DELETED_IN_HUBSPOT", "gone", ""));
    settle(lease, new Outcome.Rejected("LOCAL", "DELETED_IN_HUBSPOT", "gone", ""));
    assertThat(counts()).isEqualTo("0 0 1");
    settle(lease, new Outcome.Loaded("91", Outcome.Way.CREATED, ""));
    assertThat(counts()).isEqualTo("1 0 0");
    settle(lease, new Outcome.Loaded("91", Outcome.Way.UPDATED, ""));
    assertThat(counts()).isEqualTo("0 1 0");

    POSTGRES.execute("UPDATE migration.batch SET operation = 'find'");
    settle(lease, new Outcome.Loaded("91", Outcome.Way.UPDATED, ""));
    assertThat(counts()).as("what was only found was not counted").isEqualTo("0 2 0");
  }

  @Test
  void aRecordThatComesBackWhileOthersMayLinkToItsFormerIdHasItsLinksMadeAgain() {
    run.planTasks(List.of("tickets"));
    Lease lease = run.lease(run.addPartition(RANGE));
    for (String archivedAt : List.of("NULL", "now()")) {
      POSTGRES.execute(
          """
          TRUNCATE migration.delivery;
          INSERT INTO migration.delivery (object_type, source_id, target, state, outcome, archived_id, archived_at)
          VALUES ('tickets', '1', 'tickets', 'archived', 'archived', '91', %s)
          """
              .formatted(archivedAt));
      settle(lease, new Outcome.Loaded("92", Outcome.Way.CREATED, ""));
      assertThat(Sql.text(POSTGRES, "SELECT moved::text FROM migration.delivery"))
          .as("links struck out for good: %s", archivedAt)
          .isEqualTo(Boolean.toString(archivedAt.equals("NULL")));
    }
  }

  @Test
  void withoutStatisticsABatchStillLooksUpItsOwnRecordsOnly() {
    String sql = Statements.in(Repository.stagingSchema()).text("load/settle-batch");
    String unknown = sql.replaceAll(":\\?\\w+", "(SELECT NULL)");
    assertThat(String.join("\n", Sql.texts(POSTGRES, "EXPLAIN " + unknown)))
        .containsPattern(
            "Scan using delivery_pkey on delivery.*\n.*Index Cond: .*object_type.* AND .*source_id")
        .doesNotContain("Bitmap Heap Scan on delivery", "Seq Scan on delivery");
  }

  private void settle(Lease lease, Outcome outcome) {
    PlannedRecord record =
        new PlannedRecord(
            "1",
            PlannedRecord.Step.UPDATE,
            "",
            new TreeMap<>(),
            List.of(),
            List.of(),
            Optional.empty(),
            new UUID(0, 1),
            false);
    Settlement settlement =
        Settlement.of(List.of(new RecordOutcome(record, outcome, false, Set.of(), Map.of())));
    Map<String, Object> settling = settling(lease, "load/settle-batch", open(lease, "open-batch"));
    settling.putAll(settlement.arrays());
    settling.put("created_count", (long) settlement.count(Outcome.Way.CREATED));
    settling.put("updated_count", (long) settlement.count(Outcome.Way.UPDATED));
    settling.put("rejected_count", (long) settlement.rejectedCount());
    assertThat(ask("load/settle-batch", settling)).hasSize(1);
  }

  private static String counts() {
    return Sql.text(
        POSTGRES,
        "SELECT created_count || ' ' || updated_count || ' ' || rejected_count FROM migration.task");
  }

  @Test
  void anArchivedBatchIsSettledOnceToo() {
    Lease lease = run.lease(run.addPartition(RANGE));
    Map<String, Object> settling =
        settling(lease, "load/settle-deletion", open(lease, "open-deletion"));
    settling.put("refused_ids", new String[] {"1"});
    settling.put("refusals", new String[] {"no"});

    assertThat(ask("load/settle-deletion", settling)).hasSize(1);
    assertThat(ask("load/settle-deletion", settling)).hasSize(1);
    assertThat(
            Sql.text(POSTGRES, "SELECT count(*) FROM migration.event WHERE code = 'not-archived'"))
        .isEqualTo("1");
  }

  @Test
  void aFinishedPartitionCountsOnce() {
    run.planTasks(List.of("tickets"));
    Lease lease = run.lease(run.addPartition(RANGE));
    Map<String, Object> finishing = new HashMap<>(settling(lease, "load/finish-partition", 0));
    finishing.put("record_count", 5L);
    finishing.put("skipped_count", 2L);
    finishing.put("unchanged_count", 2L);
    finishing.put("rejected_count", 1L);

    POSTGRES.database().update("load/finish-partition", finishing);
    POSTGRES.database().update("load/finish-partition", finishing);
    assertThat(
            Sql.text(POSTGRES, "SELECT record_count || ' ' || skipped_count FROM migration.task"))
        .isEqualTo("5 2");
  }

  @Test
  void aBatchOpenedTwiceIsClosedWithTheTask() {
    Lease lease = run.lease(run.addPartition(RANGE));
    open(lease, "open-batch");
    long second = open(lease, "open-batch");
    ask("load/settle-batch", settling(lease, "load/settle-batch", second));
    POSTGRES.execute(
        "INSERT INTO migration.delivery (object_type, source_id, state, hubspot_id, batch_id) VALUES ('tickets', '1', 'loaded', '9', "
            + second
            + ") ON CONFLICT DO NOTHING");
    run.release(lease, WorkState.DONE, "");
    POSTGRES
        .database()
        .update("load/close-abandoned", Map.of("object_type", "tickets", "is_asked", true));
    assertThat(Sql.text(POSTGRES, "SELECT count(*) FROM migration.batch WHERE settled_at IS NULL"))
        .isEqualTo("0");
  }

  @Test
  void whatBecameOfALinkComesTooLateOnceItsRecordIsArchived() {
    POSTGRES.execute(
        """
        INSERT INTO migration.delivery (object_type, source_id, target, state, hubspot_id)
        VALUES ('tickets', '1', 'tickets', 'archived', NULL), ('users', '2', 'contacts', 'loaded', '92');
        INSERT INTO migration.association (from_type, from_id, name, to_type, to_id, target_from, target_to, state)
        VALUES ('tickets', '1', 'requester', 'users', '2', 'tickets', 'contacts', 'skipped')
        """);
    Map<String, Object> link = new HashMap<>();
    POSTGRES
        .database()
        .statements()
        .parameters("load/settle-links")
        .forEach(name -> link.put(name, new String[] {""}));
    link.put("run_id", run.runId());
    link.put("from_type", "tickets");
    link.put("from_ids", new String[] {"1"});
    link.put("names", new String[] {"requester"});
    link.put("to_types", new String[] {"users"});
    link.put("to_ids", new String[] {"2"});
    link.put("from_hubspot_ids", new String[] {"91"});
    link.put("to_hubspot_ids", new String[] {"92"});
    link.put("states", new String[] {"made"});

    POSTGRES.database().update("load/settle-links", link);
    assertThat(Sql.text(POSTGRES, "SELECT state FROM migration.association")).isEqualTo("skipped");

    POSTGRES.execute("UPDATE migration.delivery SET hubspot_id = '91' WHERE source_id = '1'");
    POSTGRES.database().update("load/settle-links", link);
    assertThat(Sql.text(POSTGRES, "SELECT state FROM migration.association")).isEqualTo("made");
  }

  private static List<Row> ask(String statement, Map<String, ?> parameters) {
    return POSTGRES.database().query(statement, parameters);
  }

  private long open(Lease lease, String statement) {
    Map<String, Object> opening = held(lease);
    opening.put("object_type", "tickets");
    opening.put("target", "tickets");
    opening.put("operation", "create");
    opening.put("links", "");
    opening.put("mapping", "tickets");
    opening.put("source_ids", new String[] {"1"});
    return ask("load/" + statement, opening).get(0).number("batch_id");
  }

  /** Every parameter the statement has: counts of one creation, and arrays without elements. */
  private Map<String, Object> settling(Lease lease, String statement, long batchId) {
    Database database = POSTGRES.database();
    Map<String, Object> settling = new HashMap<>();
    Set<String> names = database.statements().parameters(statement);
    names.forEach(name -> settling.put(name, name.endsWith("_count") ? (Object) 0L : ""));
    names.stream()
        .filter(name -> name.endsWith("s") && !name.equals("http_status"))
        .forEach(name -> settling.put(name, new String[0]));
    settling.putAll(Settlement.of(List.of()).arrays());
    settling.putAll(held(lease));
    settling.put("batch_id", batchId);
    settling.put("http_status", 201);
    settling.put("created_count", 1L);
    return settling;
  }

  private Map<String, Object> held(Lease lease) {
    Map<String, Object> held = new HashMap<>();
    held.put("run_id", lease.runId());
    held.put("partition_id", lease.partitionId());
    held.put("fencing_token", lease.fencingToken());
    return held;
  }
}
