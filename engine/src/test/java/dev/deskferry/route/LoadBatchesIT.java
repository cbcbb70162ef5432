package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.hubspot.ApiVersion;
import dev.deskferry.hubspot.HubSpotPaths;
import dev.deskferry.load.Portal;
import dev.deskferry.mapping.HandMadeMappings;
import dev.deskferry.report.Progress;
import dev.deskferry.run.DatabaseRunLedger;
import dev.deskferry.run.Lease;
import dev.deskferry.run.LeaseKeeper;
import dev.deskferry.run.Members;
import dev.deskferry.run.PartitionKey;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.RunRequest;
import dev.deskferry.run.StopSignal;
import dev.deskferry.spec.LoadSettings;
import dev.deskferry.testing.PgServer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The batches of a partition that went to another node while it was read. */
class LoadBatchesIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @Test
  void endWithoutAFailureWhenTheAnswersOfTheirRecordsAreRefused() {
    POSTGRES.execute(
        """
        INSERT INTO staging.record (object_type, source_id, payload, payload_hash, source_version, deleted, landed_at, changed_at)
        VALUES ('groups', '1', '{"id": 1}', gen_random_uuid(), 0, false, now(), now())
        """);
    try (Run run =
            new DatabaseRunLedger(POSTGRES.database(), Members.alone("test"))
                .open(new RunRequest(Phase.LOAD, "f", "{}", OptionalLong.empty()));
        LeaseKeeper leases = new LeaseKeeper(run)) {
      Lease lease = run.lease(run.addPartition(new PartitionKey("groups", "keys", "", "")));
      leases.keep(lease);
      run.lease(lease.partitionId());
      LoadSession session = session();
      LoadBatches batches =
          new LoadBatches(
              session,
              lease,
              leases,
              new LoadChunks(session, "groups"),
              new LoadAnswers(POSTGRES.database()),
              new LoadWarnings(POSTGRES.database()));

      assertThat(batches.hasNext()).isFalse();
      assertThat(batches.isComplete()).isFalse();
      assertThat(Scene.number(POSTGRES, "SELECT count(*) FROM migration.delivery")).isZero();
    }
  }

  private static LoadSession session() {
    LoadSession session =
        LoadSession.of(
            POSTGRES.database(),
            HandMadeMappings.all(""),
            LoadSettings.DEFAULTS,
            new HubSpotPaths(ApiVersion.DEFAULT),
            Progress.SILENT,
            new StopSignal());
    session
        .portal()
        .set(new Portal(Map.of(), Map.of(), List.of(), Map.of(), List.of(), "Europe/Dublin"));
    return session;
  }
}
