package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Open tickets go first with all that they need; the rest follows, and nothing goes twice. */
class LaneIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String OPEN =
      "payload ->> 'status' IN ('new', 'open', 'pending', 'hold') AND NOT deleted";

  @Test
  void openTicketsAndTheirCommentsGoFirstAndTheRestBehindThem() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(5, 400))) {
      Chain chain = Chain.between(sandbox, POSTGRES);
      chain.succeed("extract");
      chain.succeed("load", "--lane", "open", "--execute");
      assertThat(count("migration.delivery WHERE object_type = 'users'"))
          .isEqualTo(count("staging.record WHERE object_type = 'users' AND NOT deleted"));
      assertThat(count("migration.delivery WHERE object_type = 'tickets'"))
          .isEqualTo(count("staging.record WHERE object_type = 'tickets' AND " + OPEN))
          .isPositive()
          .isLessThan(count("staging.record WHERE object_type = 'tickets' AND NOT deleted"));
      assertThat(count("migration.delivery WHERE object_type = 'ticket_comments'"))
          .isEqualTo(
              count(
                  "staging.record WHERE object_type = 'ticket_comments' AND NOT deleted AND parent_id"
                      + " IN (SELECT source_id FROM staging.record WHERE object_type = 'tickets'"
                      + " AND payload ->> 'status' IN ('new', 'open', 'pending', 'hold'))"))
          .isPositive();
      chain.succeed("load", "--execute");
      assertThat(chain.succeed("reconcile")).contains("It adds up");
      chain.assertFaithful();
      var unknown = DeskferryProcess.run(chain.environment(), "load", "--lane", "opne");
      assertThat(unknown.exitCode()).isEqualTo(2);
      assertThat(unknown.output()).contains("--lane opne: load.lanes").contains("\"open\"");
    }
  }

  private static long count(String rows) {
    return Long.parseLong(Sql.text(POSTGRES, "SELECT count(*) FROM " + rows));
  }
}
