package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.extract.SourcePages;
import dev.deskferry.run.DatabaseRunLedger;
import dev.deskferry.run.Lease;
import dev.deskferry.run.Members;
import dev.deskferry.run.PartitionKey;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.RunRequest;
import dev.deskferry.run.StopSignal;
import dev.deskferry.staging.Row;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the statement {@code extract/land-page} guarantees by itself. */
class LandPageIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private Run run = opened();

  @BeforeEach
  void open() {
    run.close();
    POSTGRES.execute("TRUNCATE migration.run, migration.partition, staging.record CASCADE");
    run = opened();
    run.planTasks(List.of("groups"));
  }

  @AfterEach
  void close() {
    run.close();
  }

  @Test
  void aLostLeaseWritesNothingAtAll() throws Exception {
    Lease lost = lease();
    Lease current = lease();

    assertThat(land(lost, "{\"id\":1}")).isEmpty();
    assertThat(Sql.texts(POSTGRES, "SELECT source_id FROM staging.record")).isEmpty();
    assertThat(Sql.texts(POSTGRES, "SELECT checkpoint FROM migration.partition"))
        .containsOnlyNulls();

    assertThat(land(current, "{\"id\":1}")).hasSize(1);
    assertThat(Sql.texts(POSTGRES, "SELECT checkpoint ->> 'cursor' FROM migration.partition"))
        .containsExactly("c1");
  }

  @Test
  void anOlderVersionNeverReplacesANewerOne() throws Exception {
    Lease lease = lease();
    Row first = land(lease, "{\"id\":1,\"updated_at\":\"2020-01-02T00:00:00Z\"}").get(0);
    Row older = land(lease, "{\"id\":1,\"updated_at\":\"2020-01-01T00:00:00Z\"}").get(0);
    Row same = land(lease, "{\"id\":1,\"updated_at\":\"2020-01-02T00:00:00Z\"}").get(0);
    Row newer = land(lease, "{\"id\":1,\"updated_at\":\"2020-01-03T00:00:00Z\"}").get(0);

    assertThat(List.of(first, older, same, newer))
        .extracting(row -> row.number("created_count") + " " + row.number("updated_count"))
        .containsExactly("1 0", "0 0", "0 0", "0 1");
    assertThat(Sql.texts(POSTGRES, "SELECT payload ->> 'updated_at' FROM staging.record"))
        .containsExactly("2020-01-03T00:00:00Z");
    assertThat(
            Sql.texts(
                POSTGRES,
                "SELECT record_count || ' ' || created_count || ' ' || updated_count || ' ' || unchanged_count FROM migration.task"))
        .containsExactly("4 1 1 2");
  }

  @Test
  void theSameStepAgainIsRecognisedAndCountedOnce() throws Exception {
    Map<String, @Nullable Object> step = step(lease(), "{\"id\":1},{\"id\":2}");
    POSTGRES.database().query("extract/land-page", step);
    List<Row> again = POSTGRES.database().query("extract/land-page", step);

    assertThat(again)
        .extracting(row -> row.number("record_count") + " " + row.number("created_count"))
        .containsExactly("2 0");
    assertThat(
            Sql.texts(
                POSTGRES,
                "SELECT record_count || ' ' || page_count || ' ' || created_count || ' ' || unchanged_count FROM migration.task"))
        .containsExactly("2 1 2 0");
    assertThat(
            Sql.texts(
                POSTGRES, "SELECT record_count || ' ' || page_count FROM migration.partition"))
        .containsExactly("2 1");
  }

  @Test
  void anEmptyPageMovesTheCheckpointAndKeepsTheLease() throws Exception {
    List<Row> rows = land(lease(), "");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).number("record_count")).isZero();
    assertThat(Sql.texts(POSTGRES, "SELECT page_count FROM migration.partition"))
        .containsExactly("1");
  }

  @Test
  void aListThatWasWalkedToItsEndShowsWhatWasThereWhenItsTaskBegan() throws Exception {
    Lease lease = lease();
    run.startTask("groups");
    land(lease, "{\"id\":1}");
    assertThat(Sql.texts(POSTGRES, "SELECT reached_at FROM migration.partition"))
        .as("on its way")
        .containsOnlyNulls();

    POSTGRES.database().query("extract/land-page", step(lease, "{\"id\":2}", false));
    assertThat(
            Sql.texts(
                POSTGRES,
                "SELECT reached_at = started_at FROM migration.partition JOIN migration.task USING (object_type)"))
        .containsExactly("t");
  }

  @Test
  void aTaskRemembersWhenItStoredSomethingNew() throws Exception {
    Lease lease = lease();
    land(lease, "");
    String spans = "SELECT staged_from || ' ' || staged_until FROM migration.task";
    assertThat(Sql.texts(POSTGRES, spans)).containsOnlyNulls();

    land(lease, "{\"id\":1}");
    List<String> first = Sql.texts(POSTGRES, spans);
    land(lease, "{\"id\":1}");
    assertThat(Sql.texts(POSTGRES, spans)).as("nothing new").isEqualTo(first);

    land(lease, "{\"id\":2}");
    assertThat(Sql.texts(POSTGRES, "SELECT staged_from < staged_until FROM migration.task"))
        .containsExactly("t");
  }

  private List<Row> land(Lease lease, String records) throws Exception {
    return POSTGRES.database().query("extract/land-page", step(lease, records));
  }

  private static Map<String, @Nullable Object> step(Lease lease, String records) throws Exception {
    return step(lease, records, true);
  }

  private static Map<String, @Nullable Object> step(Lease lease, String records, boolean hasMore)
      throws Exception {
    SourcePages pages = ExtractFixture.pages(ExtractFixture.groupsByCursor());
    ExtractWork work =
        new ExtractWork(ExtractFixture.groupsByCursor(), lease, pages, new StopSignal());
    String body =
        "{\"groups\":[%s],\"meta\":{\"has_more\":%s,\"after_cursor\":\"c1\"}}"
            .formatted(records, hasMore);
    work.fetching(
        CompletableFuture.completedFuture(
            pages.arrived(
                work.reader().read(body.getBytes(StandardCharsets.UTF_8), Optional.empty()))));
    work.take();
    return LandingParameters.of(work);
  }

  private Lease lease() {
    return run.lease(run.addPartition(new PartitionKey("groups", "walk", "", "")));
  }

  private static Run opened() {
    return new DatabaseRunLedger(POSTGRES.database(), Members.alone("test"))
        .open(new RunRequest(Phase.EXTRACT, "f", "{}", OptionalLong.empty()));
  }
}
