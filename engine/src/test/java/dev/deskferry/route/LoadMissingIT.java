package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.mapping.HandMadeMappings;
import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.spec.LoadSettings;
import dev.deskferry.spec.LoadSettings.OnMissing;
import dev.deskferry.testing.PgServer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records that somebody deleted in HubSpot after they were loaded. */
class LoadMissingIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String TICKETS = ".*/objects/.*tickets/batch/create";
  private static final String NOTES = ".*/objects/.*notes/batch/create";

  private volatile String lost = "";
  private final LoadBench bench =
      new LoadBench(POSTGRES.database(), HubSpotOptions.defaults(), this::losing);

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
    hubspotArchives("tickets", archived);
    assertThat(links("emails", "tickets")).isEqualTo(1_199);
    change("tickets", "50000", "{\"subject\": \"Changed\"}");

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

  @Test
  void aNoteWhoseSecondCreationIsLostStandsThereOnce() {
    String id = note();
    hubspotArchives("notes", id);
    change("ticket_comments", "700001", "{\"body\": \"Changed\"}");
    lost = NOTES;
    assertThat(bench.load().state()).isEqualTo(RunState.FAILED);

    assertThat(bench.load().message()).isEmpty();

    assertThat(bench.hubspot.inspect().count("notes")).isEqualTo(1_200);
    assertThat(bench.hubspot.inspect().duplicates("notes", "zendesk_comment_id")).isEmpty();
    assertThat(links("notes", "tickets")).isEqualTo(1_200);
    assertThat(note()).isNotEqualTo(id);
  }

  @Test
  void aTicketWhoseSecondCreationIsLostIsArchivedWhenZendeskDeletesIt() {
    hubspotArchives("tickets", hubspotId());
    change("tickets", "50000", "{\"subject\": \"Changed\"}");
    lost = TICKETS;
    assertThat(bench.load().state()).isEqualTo(RunState.FAILED);
    assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_200);
    POSTGRES.execute(
        """
        UPDATE staging.record SET deleted = true, payload = (payload::jsonb || '{"status": "deleted"}')::json
        WHERE object_type = 'tickets' AND source_id = '50000';
        INSERT INTO migration.run (phase, state, ended_at) VALUES ('extract', 'done', now())
        """);
    bench.mappings = HandMadeMappings.archiving();

    assertThat(bench.load().message()).isEmpty();

    assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_199);
    assertThat(LoadPhase.readBack(bench.inputs(), true).agrees()).isTrue();
    assertThat(
            Scene.number(POSTGRES, "SELECT count(*) FROM migration.batch WHERE settled_at IS NULL"))
        .isZero();
  }

  @Test
  void aContactOfThePortalsIsOursOnceItWasCreatedAgain() {
    POSTGRES.execute(
        """
        UPDATE migration.delivery SET taken_over = true, rule = 'on_existing: fill_empty'
        WHERE object_type = 'users' AND source_id = '20005'
        """);
    hubspotArchives(
        "contacts",
        Scene.text(
            POSTGRES,
            "SELECT hubspot_id FROM migration.delivery WHERE object_type = 'users' AND source_id = '20005'"));
    change("users", "20005", "{\"name\": \"Changed\"}");

    assertThat(bench.load().message()).isEmpty();

    assertThat(
            Scene.text(
                POSTGRES,
                "SELECT concat_ws(' ', state, outcome, rule, taken_over) FROM migration.delivery"
                    + " WHERE object_type = 'users' AND source_id = '20005'"))
        .isEqualTo("loaded created f");
  }

  private static void change(String objectType, String id, String values) {
    POSTGRES.execute(
        """
        UPDATE staging.record SET payload = (payload::jsonb || '%s')::json
        WHERE object_type = '%s' AND source_id = '%s'
        """
            .formatted(values, objectType, id));
  }

  private static String note() {
    return Scene.text(
        POSTGRES,
        "SELECT hubspot_id FROM migration.delivery WHERE object_type = 'ticket_comments' AND source_id = '700001'");
  }

  /** One such creation is obeyed, and its answer is one that ends the load. */
  private Function<Request, Reply> losing(Function<Request, Reply> inner) {
    return request -> {
      Reply reply = inner.apply(request);
      boolean isLost = !lost.isEmpty() && request.path().matches(lost);
      lost = isLost ? "" : lost;
      return isLost ? Reply.json(401, "{\"category\":\"EXPIRED_AUTHENTICATION\"}") : reply;
    };
  }

  private int links(String from, String to) {
    return bench.hubspot.inspect().associations(from, to).size();
  }

  private static String hubspotId() {
    return Scene.text(
        POSTGRES,
        "SELECT hubspot_id FROM migration.delivery WHERE object_type = 'tickets' AND source_id = '50000'");
  }

  private void hubspotArchives(String target, String hubspotId) {
    bench.post(
        "/crm/v3/objects/" + target + "/batch/archive",
        "{\"inputs\":[{\"id\":\"%s\"}]}".formatted(hubspotId));
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
