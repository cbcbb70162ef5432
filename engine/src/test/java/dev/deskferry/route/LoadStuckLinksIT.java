package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.mapping.EditedMappings;
import dev.deskferry.mapping.HandMadeMappings;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Links that HubSpot would not take away, or not give other types: they stand, and stay known. */
class LoadStuckLinksIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String NO =
      "{\"category\":\"VALIDATION_ERROR\",\"message\":\"the pair is locked\"}";

  private final LoadBench bench =
      new LoadBench(POSTGRES.database(), HubSpotOptions.defaults(), this::refusing);
  private volatile String refused = "";

  @BeforeEach
  void load() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute("TRUNCATE migration.association_rule");
    POSTGRES.execute(Scene.STAGED);
    assertThat(bench.load().message()).isEmpty();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void oneThatStaysIsAskedForAgainWithTheNextChangeOfItsRecord() {
    refused = "/labels/archive";
    zendeskChanges("{\"requester_id\": 20001}");
    assertThat(bench.load().message()).isEmpty();
    assertThat(links())
        .containsExactly("requester 20000 rejected NOT_REMOVED", "requester 20001 made ");
    assertThat(bench.hubspot.inspect().associations("tickets", "contacts")).hasSize(1_201);

    zendeskChanges("{\"subject\": \"Refused once more\"}");
    assertThat(bench.load().message()).isEmpty();
    assertThat(links()).hasSize(2);

    refused = "";
    zendeskChanges("{\"subject\": \"Obeyed\"}");
    assertThat(bench.load().message()).isEmpty();
    assertThat(links()).containsExactly("requester 20001 made ");
    assertThat(bench.hubspot.inspect().associations("tickets", "contacts")).hasSize(1_200);
  }

  @Test
  void oneThatKeepsItsTypesIsStillMadeAndGetsTheNextOnes() {
    refused = "/tickets/contacts/batch/create";
    bench.mappings = EditedMappings.labelled(bench.mappings, "Requester");
    assertThat(bench.load().message()).isEmpty();
    assertThat(links()).containsExactly("requester 20000 made VALIDATION_ERROR");
    assertThat(
            Sql.texts(
                POSTGRES,
                "SELECT message FROM migration.event WHERE code = 'link-not-renewed' AND source_id = '50000'"))
        .singleElement()
        .asString()
        .contains("requester to users 20000")
        .contains("the pair is locked");

    refused = "";
    bench.mappings = HandMadeMappings.all("");
    zendeskChanges("{\"requester_id\": 20001}");
    assertThat(bench.load().message()).isEmpty();
    assertThat(bench.hubspot.inspect().associations("tickets", "contacts")).hasSize(1_200);
    assertThat(links()).containsExactly("requester 20001 made ");
  }

  private static void zendeskChanges(String values) {
    POSTGRES.execute(
        """
        UPDATE staging.record SET payload = (payload::jsonb || '%s')::json
        WHERE object_type = 'tickets' AND source_id = '50000'
        """
            .formatted(values));
  }

  private static List<String> links() {
    return Sql.texts(
        POSTGRES,
        "SELECT name || ' ' || to_id || ' ' || state || ' ' || COALESCE(code, '') FROM migration.association"
            + " WHERE from_type = 'tickets' AND from_id = '50000' ORDER BY to_id");
  }

  private Function<Request, Reply> refusing(Function<Request, Reply> inner) {
    return request ->
        !refused.isEmpty() && request.path().endsWith(refused)
            ? Reply.json(400, NO)
            : inner.apply(request);
  }
}
