package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.run.RunRefusedException;
import dev.deskferry.run.RunState;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A load whose planner is gone, and a node whose mappings were edited since. */
class LoadOtherMappingsIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @Test
  void isTakenOverWithTheMappingsItWasBegunWithOnly() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(
        """
        INSERT INTO migration.run (phase, state, fingerprint, options)
        VALUES ('load', 'running', 'mapping tickets=12345678', '{"execute": true, "only": [], "mappings": "others"}')
        """);
    try (LoadBench bench = new LoadBench(POSTGRES.database())) {
      assertThatThrownBy(() -> LoadPhase.takeOver(bench.inputs()))
          .isInstanceOf(RunRefusedException.class)
          .hasMessageContaining("was begun with other mappings");
      assertThat(Sql.text(POSTGRES, "SELECT state || ' ' || fingerprint FROM migration.run"))
          .isEqualTo("running mapping tickets=12345678");

      // Mappings that are made by hand are written nowhere.
      POSTGRES.execute("UPDATE migration.run SET options = options || '{\"mappings\": \"\"}'");
      assertThat(LoadPhase.takeOver(bench.inputs()).orElseThrow().state())
          .as("whatever fields a delta brought")
          .isEqualTo(RunState.DONE);
    }
  }
}
