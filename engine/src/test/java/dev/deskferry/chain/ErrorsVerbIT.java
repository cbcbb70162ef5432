package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Repository;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The verbs errors and retry, each in a process of its own. */
class ErrorsVerbIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @Test
  void showsWhatWasRefusedAndMarksItForTheNextLoad() {
    assertThat(run("errors").exitCode()).isZero();
    POSTGRES.execute(
        """
        INSERT INTO migration.run (phase) VALUES ('load');
        INSERT INTO migration.task (run_id, phase, object_type) SELECT run_id, 'load', 'tickets' FROM migration.run;
        INSERT INTO migration.delivery (object_type, source_id, state, category, code, message, mapped_hash)
        VALUES ('tickets', '123', 'rejected', 'VALIDATION_ERROR', 'INVALID_OPTION', 'no', gen_random_uuid())
        """);
    DeskferryProcess.Result errors = run("errors", "--only", "tickets", "--json");
    assertThat(errors.exitCode()).isEqualTo(1);
    assertThat(errors.output()).contains("\"code\" : \"INVALID_OPTION\"", "\"123\"");

    assertThat(run("retry").exitCode()).isEqualTo(2);
    assertThat(run("retry", "--all", "--object", "tickets").exitCode()).isEqualTo(2);
    assertThat(run("retry", "--id", "123").output()).contains("such as tickets:123");
    DeskferryProcess.Result mistyped = run("retry", "--object", "tikets");
    assertThat(mistyped.exitCode()).isEqualTo(2);
    assertThat(mistyped.output()).contains("did you mean \"tickets\"?");

    DeskferryProcess.Result retry = run("retry", "--id", "tickets:123");
    assertThat(retry.exitCode()).isZero();
    assertThat(retry.output())
        .contains("tickets: 1 records", "sent by the next: deskferry load --execute");
    assertThat(run("errors").output()).contains("tried again by the next load: 1");
    assertThat(run("retry", "--code", "NONE").output())
        .contains("Nothing that was refused matches");
  }

  private static DeskferryProcess.Result run(String... arguments) {
    return DeskferryProcess.run(
        Map.of(
            "DESKFERRY_HOME",
            Repository.root().toString(),
            "STAGING_URL",
            POSTGRES.url(),
            "STAGING_USER",
            POSTGRES.user(),
            "STAGING_PASSWORD",
            POSTGRES.password()),
        arguments);
  }
}
