package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.http.Request;
import dev.deskferry.spec.LoadSettings;
import dev.deskferry.spec.LoadSettings.OnMissing;
import dev.deskferry.testing.PgServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records that somebody deleted in HubSpot after they were loaded. */
class LoadMissingIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private final LoadBench bench = new LoadBench(POSTGRES.database());

  @BeforeEach
  void load() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
    bench.settings = recreating(bench.settings);
    assertThat(bench.load().message()).isEmpty();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aTicketThatIsCreatedAgainHasTheLinksItHad() {
    int problemCount = links("tickets", "tickets");
    assertThat(problemCount).isPositive();
    String archived = hubspotId();
    hubspotArchives(archived);
    assertThat(links("emails", "tickets")).isEqualTo(1_199);
    POSTGRES.execute(
        """
        UPDATE staging.record SET payload = (payload::jsonb || '{"subject": "Changed"}')::json
        WHERE object_type = 'tickets' AND source_id = '50000'
        """);

    assertThat(bench.load().message()).isEmpty();

    assertThat(hubspotId()).isNotEqualTo(archived);
    assertThat(links("emails", "tickets")).isEqualTo(1_200);
    assertThat(links("notes", "tickets")).isEqualTo(1_200);
    assertThat(links("tickets", "contacts")).isEqualTo(1_200);
    assertThat(links("tickets", "tickets")).isEqualTo(problemCount);
    assertThat(
            Scene.number(
                POSTGRES, "SELECT count(*) FROM migration.association WHERE state <> 'made'"))
        .isZero();
  }

  private int links(String from, String to) {
    return bench.hubspot.inspect().associations(from, to).size();
  }

  private static String hubspotId() {
    return Scene.text(
        POSTGRES,
        "SELECT hubspot_id FROM migration.delivery WHERE object_type = 'tickets' AND source_id = '50000'");
  }

  private void hubspotArchives(String hubspotId) {
    bench.hubspot.apply(
        new Request(
            "POST",
            "/crm/v3/objects/tickets/batch/archive",
            Map.of(),
            Map.of("authorization", "Bearer hubspot-token", "content-type", "application/json"),
            "{\"inputs\":[{\"id\":\"%s\"}]}"
                .formatted(hubspotId)
                .getBytes(StandardCharsets.UTF_8)));
  }

  private static LoadSettings recreating(LoadSettings standard) {
    return new LoadSettings(
        standard.concurrency(),
        standard.partitions(),
        standard.partitionSize(),
        standard.chunkSize(),
        standard.onInvalid(),
        OnMissing.RECREATE,
        standard.retryRejected(),
        standard.searchLag(),
        standard.lanes(),
        standard.lane());
  }
}
