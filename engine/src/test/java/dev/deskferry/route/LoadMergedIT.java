package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.mapping.EditedMappings;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.Inspection;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two users of one organization whose contacts somebody merged in HubSpot. */
class LoadMergedIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String KEPT = "20000";
  private static final String MERGED = "20030";
  private static final int PLAIN = 279;
  private static final int PRIMARY = 1;

  private final LoadBench bench = new LoadBench(POSTGRES.database());

  @BeforeEach
  void merge() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute("TRUNCATE migration.association_rule");
    POSTGRES.execute(Scene.STAGED);
    assertThat(bench.load().message()).isEmpty();
    Reply reply =
        bench.post(
            "/crm/v3/objects/contacts/merge",
            "{\"primaryObjectId\":\"%s\",\"objectIdToMerge\":\"%s\"}"
                .formatted(contact(KEPT), contact(MERGED)));
    assertThat(reply.status()).isEqualTo(200);
    change("users", MERGED, "{\"name\": \"Renamed\"}");
    assertThat(bench.load().message()).isEmpty();
    assertThat(contact(MERGED)).isEqualTo(contact(KEPT));
    assertThat(companies()).containsExactly(List.of(PRIMARY, PLAIN));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatOneGivesUpStaysForTheOther() {
    change("users", MERGED, "{\"organization_id\": null}");
    assertThat(bench.load().message()).isEmpty();
    assertThat(companies()).containsExactly(List.of(PRIMARY, PLAIN));
    assertThat(links("users", MERGED)).isEmpty();
    assertThat(links("users", KEPT)).containsExactly("company organizations 1000 made f");

    change("users", KEPT, "{\"organization_id\": null}");
    assertThat(bench.load().message()).isEmpty();
    assertThat(companies()).isEmpty();
    assertThat(links("users", KEPT)).isEmpty();
  }

  @Test
  void whatBothGiveUpIsTakenAway() {
    change("users", MERGED, "{\"organization_id\": null}");
    change("users", KEPT, "{\"organization_id\": null}");
    assertThat(bench.load().message()).isEmpty();
    assertThat(companies()).isEmpty();
  }

  @Test
  void aTicketThatGoesFromOneToTheOtherStaysLinked() {
    change("tickets", "50000", "{\"requester_id\": %s}".formatted(MERGED));
    bench.hubspot.log().clear();
    assertThat(bench.load().message()).isEmpty();
    assertThat(links("tickets", "50000")).containsExactly("requester users 20030 made f");
    assertThat(bench.hubspot.log().entries()).noneMatch(it -> it.path().endsWith("labels/archive"));
    assertThat(bench.hubspot.inspect().associations("tickets", "contacts"))
        .filteredOn(it -> it.fromId() == hubspotId("tickets", "50000"))
        .hasSize(1);
  }

  @Test
  void aLinkThatComesLaterLeavesTheOthersLabel() {
    bench.mappings =
        EditedMappings.withCopied(EditedMappings.labelled(bench.mappings, "Requester"), "Copied");
    assertThat(bench.load().message()).isEmpty();
    POSTGRES.execute(
        """
        INSERT INTO migration.association (from_type, from_id, name, to_type, to_id, target_from, target_to)
        VALUES ('tickets', '50000', 'cc', 'users', '20030', 'tickets', 'contacts')
        """);
    assertThat(bench.load().message()).isEmpty();
    assertThat(bench.hubspot.inspect().associations("tickets", "contacts"))
        .filteredOn(it -> it.fromId() == hubspotId("tickets", "50000"))
        .singleElement()
        .satisfies(it -> assertThat(it.types()).hasSize(3));
  }

  private static void change(String objectType, String id, String values) {
    POSTGRES.execute(
        """
        UPDATE staging.record SET payload = (payload::jsonb || '%s')::json
        WHERE object_type = '%s' AND source_id = '%s'
        """
            .formatted(values, objectType, id));
  }

  /** Types of the links between the contact and the one company. */
  private List<List<Integer>> companies() {
    return bench.hubspot.inspect().associations("contacts", "companies").stream()
        .filter(it -> it.fromId() == contact(KEPT))
        .map(Inspection.StoredAssociation::types)
        .toList();
  }

  private static long contact(String user) {
    return hubspotId("users", user);
  }

  private static long hubspotId(String objectType, String id) {
    return Scene.number(
        POSTGRES,
        "SELECT hubspot_id FROM migration.delivery WHERE object_type = '%s' AND source_id = '%s'"
            .formatted(objectType, id));
  }

  private static List<String> links(String objectType, String id) {
    return Sql.texts(
        POSTGRES,
        "SELECT concat_ws(' ', name, to_type, to_id, state, outdated) FROM migration.association"
            + " WHERE from_type = '%s' AND from_id = '%s'".formatted(objectType, id));
  }
}
