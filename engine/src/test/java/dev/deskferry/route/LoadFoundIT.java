package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.report.Reconciliation;
import dev.deskferry.testing.PgServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HubSpot counts a contact once, whichever users it stands for since somebody merged it. */
class LoadFoundIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  /** The contact at which the first page of a hundred ends takes in the next one. */
  private static final String MERGE =
      """
      WITH contact AS (
        SELECT source_id, hubspot_id, row_number() OVER (ORDER BY hubspot_id) AS place
        FROM migration.delivery
        WHERE object_type = 'users'
      )
      UPDATE migration.delivery
      SET hubspot_id = kept.hubspot_id
      FROM contact AS merged, contact AS kept
      WHERE kept.place = 100
        AND merged.place = 101
        AND delivery.object_type = 'users'
        AND delivery.source_id = merged.source_id
      """;

  @Test
  void theTotalsAgreeAfterAMergeAndNothingIsMissed() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
    try (LoadBench bench = new LoadBench(POSTGRES.database())) {
      assertThat(bench.load().message()).isEmpty();
      String merged =
          Scene.text(
              POSTGRES,
              "SELECT hubspot_id FROM migration.delivery WHERE object_type = 'users' ORDER BY hubspot_id OFFSET 100 LIMIT 1");
      POSTGRES.execute(MERGE);
      bench.post(
          "/crm/v3/objects/contacts/batch/archive",
          "{\"inputs\":[{\"id\":\"%s\"}]}".formatted(merged));

      LoadFound found = LoadPhase.readBack(bench.inputs(), false);

      assertThat(found.targets())
          .filteredOn(it -> it.target().equals("contacts"))
          .containsExactly(new LoadFound.Target("contacts", 249, 249, java.util.List.of()));
      assertThat(found.agrees()).isTrue();
      assertThat(Reconciliation.read(POSTGRES.database(), 9).problems())
          .noneMatch(it -> it.kind().equals("found_differs"));
    }
  }
}
