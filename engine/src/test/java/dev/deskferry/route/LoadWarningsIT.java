package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.spec.Lane;
import dev.deskferry.spec.LoadSettings;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoadWarningsIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String WARNINGS =
      """
      SELECT object_type || ' ' || source_id || ' ' || code || ' ' || message FROM migration.event
      WHERE level = 'warning' AND run_id = (SELECT max(run_id) FROM migration.run) ORDER BY object_type, source_id
      """;

  @Test
  void warningsOfRecordsThatAreSentAreEventsAndAnUnknownOwnerIsToldOnce() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
    POSTGRES.execute(
        """
        UPDATE staging.record SET payload = replace(payload::text, 'user7@example.org', 'user7@nowhere')::json
        WHERE object_type = 'users' AND source_id = '20007';
        UPDATE staging.record SET payload = (payload::jsonb || '{"assignee_email": "gone@example.org"}')::json
        WHERE object_type = 'tickets' AND source_id IN ('50001', '50002', '51100');
        UPDATE staging.record SET payload = (payload::jsonb || '{"assignee_email": "left@example.org"}')::json
        WHERE object_type = 'tickets' AND source_id = '50003'
        """);
    try (LoadBench bench = new LoadBench(POSTGRES.database())) {
      bench.settings =
          new LoadSettings(
              24,
              1,
              10_000,
              1_000,
              LoadSettings.OnInvalid.DROP,
              LoadSettings.OnMissing.REJECT,
              false,
              bench.settings.searchLag(),
              Map.of(),
              Lane.EVERYTHING);
      assertThat(bench.load().state()).isEqualTo(RunState.DONE);

      List<String> told = Sql.texts(POSTGRES, WARNINGS);
      assertThat(told).hasSize(3);
      assertThat(told.get(0))
          .isEqualTo("tickets 50001 unknown-owner hubspot_owner_id: no active owner");
      assertThat(told.get(1)).startsWith("tickets 50003 unknown-owner");
      assertThat(told.get(2))
          .startsWith("users 20007 invalid-email email: ")
          .doesNotContain("nowhere");

      bench.load();
      assertThat(Sql.texts(POSTGRES, WARNINGS)).isEmpty();
    }
  }
}
