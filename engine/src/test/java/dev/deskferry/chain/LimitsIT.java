package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.sandbox.limit.Fill;
import dev.deskferry.sandbox.limit.Limits;
import dev.deskferry.sandbox.zendesk.quota.Plan;
import dev.deskferry.testing.PgServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The smallest plan of Zendesk, its quotas enforced at sixty times the speed of the clock. */
@Tag("timed")
class LimitsIT {

  private static final int TICKETS = 2_000;

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @TempDir Path folder;

  @Test
  void anExtractKeepsToTheQuotasAndDoesWithoutWhatThePlanLacks() {
    SandboxOptions options = SandboxOptions.defaults().generated(7, TICKETS);
    SandboxOptions limited =
        options.with(options.zendesk().with(Plan.TEAM)).with(new Limits(true, 60));
    try (Sandbox sandbox = Sandbox.start(limited)) {
      Chain chain = new Chain(sandbox, inSeconds(Chain.between(sandbox, POSTGRES).environment()));

      chain.succeed("extract");

      assertThat(sandbox.zendesk().fills())
          .anySatisfy(fill -> assertThat(fill.name()).isEqualTo("incremental-exports"))
          .allSatisfy(fill -> assertThat(fill.highest()).isLessThanOrEqualTo(fill.limit()));
      long refused = sandbox.zendesk().fills().stream().mapToLong(Fill::refused).sum();
      assertThat(refused).isLessThan(sandbox.zendesk().log().total() / 4);
    }
  }

  /** The engine measures windows by its own clock, so its minutes become seconds too. */
  private Map<String, String> inSeconds(Map<String, String> environment) {
    HomeCopy.into(folder)
        .edit("mappings/migration.yaml", "account: { per: 1m,", "account: { per: 1s,")
        .edit("mappings/migration.yaml", "incremental: { per: 1m,", "incremental: { per: 1s,")
        .edit("mappings/migration.yaml", "users: { per: 1m,", "users: { per: 1s,");
    Map<String, String> edited = new TreeMap<>(environment);
    edited.put("DESKFERRY_HOME", folder.toString());
    return edited;
  }
}
