package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.mapping.EditedMappings;
import dev.deskferry.mapping.HandMadeMappings;
import dev.deskferry.sandbox.hubspot.Inspection;
import dev.deskferry.testing.PgServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An association that sends other types than when its links were made. */
class LoadEditedLinksIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String ASSOCIATE = "/crm/associations/2026-03/tickets/contacts/batch";
  private static final int PLAIN = 16;

  private final LoadBench bench = new LoadBench(POSTGRES.database());

  @BeforeEach
  void load() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute("TRUNCATE migration.association_rule");
    POSTGRES.execute(Scene.STAGED);
    bench.load();
    assertThat(requesters()).hasSize(1_200).allMatch(it -> it.types().equals(List.of(PLAIN)));
    bench.hubspot.log().clear();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void linksGetTheLabelAndLoseItAgain() {
    bench.mappings = EditedMappings.labelled(bench.mappings, "Requester");
    assertThat(bench.load().message()).isEmpty();
    assertThat(requesters()).hasSize(1_200).allMatch(it -> it.types().size() == 2);
    assertThat(bench.hubspot.log().count("POST", ASSOCIATE)).isEqualTo(1);
    assertAllAreMade();

    bench.hubspot.log().clear();
    bench.load();
    assertThat(bench.hubspot.log().count("POST", ASSOCIATE)).isZero();

    bench.mappings = HandMadeMappings.all("");
    assertThat(bench.load().message()).isEmpty();
    assertThat(requesters()).hasSize(1_200).allMatch(it -> it.types().equals(List.of(PLAIN)));
    assertAllAreMade();
  }

  @Test
  void linksOfAnOlderVersionGetTheLabelThatCameWithTheNewOne() {
    POSTGRES.execute("TRUNCATE migration.association_rule");
    assertThat(bench.load().message()).isEmpty();
    assertThat(bench.hubspot.log().count("POST", ASSOCIATE)).isZero();

    POSTGRES.execute("TRUNCATE migration.association_rule");
    bench.mappings = EditedMappings.labelled(bench.mappings, "Requester");
    assertThat(bench.load().message()).isEmpty();
    assertThat(requesters()).hasSize(1_200).allMatch(it -> it.types().size() == 2);
    assertAllAreMade();
  }

  @Test
  void anotherRequesterTakesThePlaceOfOneWithoutTheLabel() {
    bench.mappings = EditedMappings.labelled(bench.mappings, "Requester");
    zendeskGivesAway("50000", 20_001);
    assertThat(bench.load().message()).isEmpty();
    assertThat(requesters()).hasSize(1_200).allMatch(it -> it.types().size() == 2);

    zendeskGivesAway("50000", 20_002);
    assertThat(bench.load().message()).isEmpty();
    assertThat(requesters()).hasSize(1_200).allMatch(it -> it.types().size() == 2);
    assertAllAreMade();
  }

  private static void zendeskGivesAway(String ticketId, int requesterId) {
    POSTGRES.execute(
        """
        UPDATE staging.record
        SET payload = (payload::jsonb || jsonb_build_object('requester_id', %d))::json
        WHERE object_type = 'tickets' AND source_id = '%s'
        """
            .formatted(requesterId, ticketId));
  }

  private List<Inspection.StoredAssociation> requesters() {
    return bench.hubspot.inspect().associations("tickets", "contacts");
  }

  private static void assertAllAreMade() {
    assertThat(
            Scene.number(
                POSTGRES,
                "SELECT count(*) FROM migration.association WHERE state <> 'made' OR outdated"))
        .isZero();
  }
}
