package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
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
    assertThat(there.holds("contacts", "90", "1")).isFalse();
    here.confirm("contacts", "90", "1");
    assertThat(there.holds("contacts", "90", "2")).isFalse();
    assertThat(there.holds("contacts", "91", "1")).isFalse();
    assertThat(there.holds("contacts", "90", "1")).isTrue();
    there.release("contacts", List.of("1"));
    assertThat(there.holds("contacts", "90", "1")).isFalse();
  }

  @Test
  void aClaimThatADeadNodeLeftBehindGrowsOld() {
    assertThat(here.take("contacts", "90", "1")).isEmpty();
    POSTGRES.execute("UPDATE migration.claim SET claimed_at = now() - interval '16 minutes'");
    assertThat(there.take("contacts", "90", "2")).isEmpty();
    assertThat(Sql.texts(POSTGRES, "SELECT source_id FROM migration.claim")).containsExactly("2");
  }
}
