package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.mapping.EditedMappings;
import dev.deskferry.mapping.HandMadeMappings;
import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.testing.PgServer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mapping that somebody gave another key between two loads. */
class LoadKeyIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private final AtomicBoolean isLosing = new AtomicBoolean();
  private final LoadBench bench =
      new LoadBench(POSTGRES.database(), HubSpotOptions.defaults(), this::losing);

  @BeforeEach
  void stage() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute("TRUNCATE migration.source_key");
    POSTGRES.execute(Scene.STAGED);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void isRefusedWhileABatchIsOpenThatWasSentUnderTheOldOne() {
    isLosing.set(true);
    assertThat(bench.load().state()).isEqualTo(RunState.FAILED);
    assertThat(isLosing).isFalse();
    int count = bench.hubspot.inspect().count("tickets");
    assertThat(count).isPositive();
    POSTGRES.execute(
        "DELETE FROM migration.delivery WHERE object_type = 'tickets' AND hubspot_id IS NOT NULL");

    assertIsRefused();
    assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(count);

    bench.mappings = HandMadeMappings.all("");
    assertThat(bench.load().message()).isEmpty();
    assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_200);
  }

  @Test
  void isRefusedOnceRecordsStandThere() {
    assertThat(bench.load().message()).isEmpty();
    assertIsRefused();
    bench.mappings = HandMadeMappings.all("");
    assertThat(bench.load().message()).isEmpty();
  }

  @Test
  void isAnybodysChoiceBeforeAnythingWasSent() {
    bench.rehearse();
    POSTGRES.execute(
        "INSERT INTO migration.source_key VALUES ('tickets', 'tickets', 'zendesk_number')");
    assertThat(bench.load().message()).isEmpty();
    assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_200);
    assertThat(
            Scene.text(
                POSTGRES,
                "SELECT property FROM migration.source_key WHERE object_type = 'tickets'"))
        .isEqualTo("zendesk_ticket_id");
  }

  private void assertIsRefused() {
    bench.mappings = EditedMappings.withTicketKey(bench.mappings, "zendesk_number");
    bench.hubspot.log().clear();
    assertThatThrownBy(bench::rehearse).hasMessageContaining("has the key zendesk_number");
    LoadSummary summary = bench.load();
    assertThat(summary.state()).isEqualTo(RunState.FAILED);
    assertThat(summary.message())
        .contains("mapping of tickets")
        .contains("expected zendesk_ticket_id");
    assertThat(bench.hubspot.log().entries())
        .noneMatch(it -> it.path().matches(".*batch/(create|update|read)"));
  }

  /** One creation of tickets is obeyed, and its answer is one that ends the load. */
  private Function<Request, Reply> losing(Function<Request, Reply> inner) {
    return request -> {
      Reply reply = inner.apply(request);
      boolean isLost =
          request.path().matches(".*/objects/.*tickets/batch/create")
              && isLosing.compareAndSet(true, false);
      return isLost ? Reply.json(401, "{\"category\":\"EXPIRED_AUTHENTICATION\"}") : reply;
    };
  }
}
