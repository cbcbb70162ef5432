package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A contact that the portal had before stays the portal's, whatever Zendesk says of it later. */
class LoadTakenOverIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private final LoadBench bench = new LoadBench(POSTGRES.database());

  @BeforeEach
  void takeOver() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
    bench.post(
        "/crm/v3/objects/contacts",
        "{\"properties\":{\"email\":\"user5@example.org\",\"firstname\":\"Known\"}}");
    assertThat(bench.load().state()).isEqualTo(RunState.DONE);
    assertThat(firstName()).containsExactly("Known");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void afterAValueThatThePortalRefuses() {
    zendeskChanges("'user5@nowhere'", "'User 5'");
    bench.load();
    assertThat(answer()).containsExactly("rejected", "null", "true");

    zendeskChanges("'user5@example.org'", "'User 5, renamed'");
    bench.load();

    assertThat(firstName()).containsExactly("Known");
    assertThat(answer()).containsExactly("loaded", "on_existing: fill_empty", "true");
  }

  private static void zendeskChanges(String email, String name) {
    POSTGRES.execute(
        """
        UPDATE staging.record
        SET payload = (payload::jsonb || jsonb_build_object('email', %s, 'name', %s))::json
        WHERE object_type = 'users' AND source_id = '20005'
        """
            .formatted(email, name));
  }

  private List<String> firstName() {
    return bench
        .hubspot
        .inspect()
        .records("contacts")
        .filter(it -> "20005".equals(it.properties().get("zendesk_user_id")))
        .map(it -> String.valueOf(it.properties().get("firstname")))
        .toList();
  }

  private static List<String> answer() {
    return Sql.texts(
        POSTGRES,
        "SELECT unnest(ARRAY[state, COALESCE(rule, 'null'), taken_over::text])"
            + " FROM migration.delivery WHERE object_type = 'users' AND source_id = '20005'");
  }
}
