package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.testing.PgServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Accounts in which there is nothing to move go through all verbs like any other. */
class EmptyAccountIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String ADMIN =
      "{\"id\":10,\"name\":\"Ada\",\"email\":\"admin@example.com\",\"role\":\"admin\",\"active\":true,"
          + "\"created_at\":\"2020-01-01T00:00:00Z\",\"updated_at\":\"2020-01-02T00:00:00Z\"}\n";

  @TempDir Path folder;

  @Test
  void anAccountWithNothingAtAllAndThenOneWithoutTickets() throws IOException {
    goThroughAllVerbs(0);
    Files.writeString(folder.resolve("users.jsonl"), ADMIN);
    goThroughAllVerbs(1);
  }

  private void goThroughAllVerbs(int contacts) {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().from(folder))) {
      Chain chain = Chain.between(sandbox, POSTGRES);
      chain.succeed("extract");
      assertThat(chain.succeed("load")).contains("A rehearsal: nothing was written");
      assertThat(WholeChainIT.writes(sandbox)).as("a rehearsal writes nothing").isZero();
      chain.succeed("load", "--execute");
      assertThat(chain.succeed("reconcile")).contains("It adds up");
      assertThat(chain.succeed("status")).doesNotContain("failed");
      assertThat(sandbox.hubspot().inspect().count("contacts")).isEqualTo(contacts);
      assertThat(sandbox.hubspot().inspect().count("tickets")).isZero();
      chain.succeed("extract");
      chain.succeed("load", "--execute");
      chain.assertFaithful();
    }
  }
}
