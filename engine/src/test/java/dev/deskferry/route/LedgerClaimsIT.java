package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerClaimsIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private final LedgerClaims here = new LedgerClaims(POSTGRES.database());
  private final LedgerClaims there = new LedgerClaims(POSTGRES.database());

  @BeforeEach
  void nothingIsClaimed() {
    POSTGRES.execute("DELETE FROM migration.claim");
  }

  @Test
  void whatOneNodeClaimsNoOtherTakesUntilItIsReleased() {
    assertThat(here.take("contacts", "90", "1")).isEmpty();
    assertThat(here.take("contacts", "90", "1")).isEmpty();
    assertThat(there.take("contacts", "90", "2")).contains("1");
    there.release("contacts", List.of("2"));
    assertThat(there.take("contacts", "90", "2")).contains("1");
    here.release("contacts", List.of("1", "7"));
    assertThat(there.take("contacts", "90", "2")).isEmpty();
    assertThat(there.take("companies", "90", "1")).isEmpty();
  }

  @Test
  void aClaimOfADeadNodeIsSeenByTheNextAndReleasedByIt() {
    assertThat(here.take("contacts", "90", "1")).isEmpty();
    assertThat(there.held("contacts", Map.of("1", "90"))).isEmpty();
    here.confirm("contacts", "90", "1");
    assertThat(there.held("contacts", Map.of("2", "90"))).isEmpty();
    assertThat(there.held("contacts", Map.of("1", "91"))).isEmpty();
    assertThat(there.held("contacts", Map.of("1", "90", "5", "95"))).containsExactly("1");
    there.release("contacts", List.of("1"));
    assertThat(there.held("contacts", Map.of("1", "90"))).isEmpty();
  }

  @Test
  void ofTwoThatTakeAtOnceTheSecondIsToldOfTheFirst() throws Exception {
    try (Connection first =
            DriverManager.getConnection(POSTGRES.url(), POSTGRES.user(), POSTGRES.password());
        Statement statement = first.createStatement()) {
      first.setAutoCommit(false);
      statement.execute(
          "INSERT INTO migration.claim (target, hubspot_id, source_id) VALUES ('contacts', '90', '1')");
      CompletableFuture<Optional<String>> second =
          CompletableFuture.supplyAsync(() -> there.take("contacts", "90", "2"));
      await()
          .until(
              () -> Scene.number(POSTGRES, "SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
      first.commit();
      assertThat(second.get(10, TimeUnit.SECONDS)).contains("1");
    }
  }

  @Test
  void aClaimCountsAsLongAsTheBatchOfItsHolderIsOpen() {
    POSTGRES.execute(
        """
        INSERT INTO migration.run (run_id, phase) VALUES (9, 'load');
        INSERT INTO migration.batch (run_id, object_type, target, operation, source_ids)
        VALUES (9, 'users', 'contacts', 'create', ARRAY['7', '1'])
        """);
    assertThat(here.take("contacts", "90", "1")).isEmpty();
    here.confirm("contacts", "90", "1");
    POSTGRES.execute("UPDATE migration.claim SET claimed_at = now() - interval '9 hours'");
    assertThat(there.take("contacts", "90", "2")).contains("1");
    assertThat(here.take("contacts", "90", "1")).isEmpty();
    assertThat(Sql.texts(POSTGRES, "SELECT confirmed::text FROM migration.claim"))
        .containsExactly("true");

    POSTGRES.execute(
        "UPDATE migration.claim SET claimed_at = now() - interval '9 hours'; UPDATE migration.batch SET settled_at = now()");
    assertThat(there.take("contacts", "90", "2")).isEmpty();
  }

  @Test
  void aClaimThatADeadNodeLeftBehindGrowsOld() {
    assertThat(here.take("contacts", "90", "1")).isEmpty();
    POSTGRES.execute("UPDATE migration.claim SET claimed_at = now() - interval '16 minutes'");
    assertThat(there.take("contacts", "90", "2")).isEmpty();
    assertThat(Sql.texts(POSTGRES, "SELECT source_id FROM migration.claim")).containsExactly("2");
  }
}
