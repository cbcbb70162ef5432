package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
import java.util.Map;
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
  void aClaimThatADeadNodeLeftBehindGrowsOld() {
    assertThat(here.take("contacts", "90", "1")).isEmpty();
    POSTGRES.execute("UPDATE migration.claim SET claimed_at = now() - interval '16 minutes'");
    assertThat(there.take("contacts", "90", "2")).isEmpty();
    assertThat(Sql.texts(POSTGRES, "SELECT source_id FROM migration.claim")).containsExactly("2");
  }
}
