package dev.deskferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import dev.deskferry.spec.MigrationFiles;
import dev.deskferry.spec.MigrationReader;
import dev.deskferry.spec.MigrationSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingsTest {

  private final Problems problems = new Problems();

  private Optional<Mappings> check(String... texts) {
    Map<String, String> files = new HashMap<>(Map.of("mappings/migration.yaml", "{}"));
    for (int i = 0; i < texts.length; i++) {
      files.put("mappings/" + (char) ('a' + i) + ".yaml", texts[i]);
    }
    MigrationSpec spec = MigrationReader.read(new MigrationFiles(files), Map.of(), problems);
    return Mappings.check(spec, CustomFields.NONE);
  }

  private List<String> messages() {
    return problems.all().stream().map(Problem::toString).toList();
  }

  private static String mapping(String name, String from, String to, String rest) {
    return "mapping: "
        + name
        + "\nfrom: zendesk."
        + from
        + "\nto: hubspot."
        + to
        + "\nkey: "
        + from
        + "_id\n"
        + rest;
  }

  @Test
  void spellsOutACycle() {
    check(
        mapping("a", "tickets", "tickets", "associations: [{to: contacts, by: x}]\n"),
        mapping("b", "users", "contacts", "associations: [{to: companies, by: x}]\n"),
        mapping("c", "organizations", "companies", "associations: [{to: tickets, by: x}]\n"));

    assertThat(messages())
        .containsExactly(
            "mappings/a.yaml:5:1 associations: the associations tickets → users → organizations → tickets wait for"
                + " each other; make one of them \"inline: false\"");
  }

  @Test
  void aLinkMadeLaterIsNoCycle() {
    Optional<Mappings> mappings =
        check(
            mapping(
                "a",
                "tickets",
                "tickets",
                "associations: [{to: contacts, by: x}, {name: self, to: tickets, by: y}]\n"),
            mapping(
                "b", "users", "contacts", "associations: [{to: tickets, by: x, inline: false}]\n"));

    assertThat(messages()).isEmpty();
    assertThat(mappings.orElseThrow().loadOrder()).containsExactly("users", "tickets");
  }

  @Test
  void twoMappingsOfOneSourceNeedARule() {
    check(
        mapping("a", "users", "contacts", ""),
        mapping("b", "users", "contacts", ""),
        mapping("c", "users", "companies", "where: .vip\n"),
        mapping("a", "agents", "contacts", "").replace("agents_id", "users_id"));

    assertThat(messages())
        .containsExactly(
            "mappings/b.yaml:2:1 from: mappings/a.yaml already takes every record of users for contacts; give that"
                + " mapping a \"where\", or remove one of the two",
            "mappings/c.yaml:2:1 from: mappings/a.yaml already takes every record of users; give that mapping a"
                + " \"where\", or remove one of the two",
            "mappings/c.yaml:2:1 from: mappings/b.yaml already takes every record of users; give that mapping a"
                + " \"where\", or remove one of the two",
            "mappings/d.yaml:1:1 mapping: \"a\" is already the name of mappings/a.yaml",
            "mappings/d.yaml:4:1 key: mappings/a.yaml writes contacts with the same key from users, and their ids may"
                + " meet; give one another \"key\"",
            "mappings/d.yaml:4:1 key: mappings/b.yaml writes contacts with the same key from users, and their ids may"
                + " meet; give one another \"key\"");
  }

  @Test
  void theLastMappingOfASourceMayTakeTheRest() {
    check(
        mapping("a", "comments", "emails", "where: .public\n"),
        mapping("b", "comments", "notes", ""));

    assertThat(messages()).isEmpty();
  }

  @Test
  void collectsWhatDoesNotFitTogether() {
    check(
        mapping(
            "a",
            "users",
            "contacts",
            """
            with:
              org: {of: organizations, by: organization_id}
              self: {of: users, by: org..id}
            where: .active and
            skip:
              - {rule: gone, when: $orgg.deleted}
            properties:
              a: {from: a, apply: [lowr]}
              b: {from: a, apply: {truncate: many}}
              c: {from: a, apply: {replace: {find: x, wth: y}}}
              d: {from: a, map: {x: y}, otherwise: keep}
              e: {from: "a b"}
              f: {value: x, define: {label: F, type: enumeration}}
              g: {value: x, define: {label: G, type: date, field_type: text}}
              users_id: {value: x}
            custom_fields: {of: user_fields, name: "ZD {titel}"}
            associations:
              - {to: companys, by: x}
              - {name: boss, to: contacts, by: boss_id, primary: true}
              - {name: boss, to: contacts, by: boss_id, type_id: 13}
            """));

    assertThat(messages())
        .containsExactly(
            "mappings/a.yaml:7:25 with.self.by: \"org..id\" is no path; expected words joined by dots, such as"
                + " via.source.rel, domain_names[0] or identities[type=email].value",
            "mappings/a.yaml:8:18 where: the expression ends too early",
            "mappings/a.yaml:10:24 skip[0].when: unknown name $orgg; did you mean \"org\"?",
            "mappings/a.yaml:12:24 properties.a.apply[0]: unknown function \"lowr\"; did you mean \"lower\"?",
            "mappings/a.yaml:13:23 properties.b.apply: \"length\" must be a whole number from 1",
            "mappings/a.yaml:14:23 properties.c.apply: \"replace\" has no parameter \"wth\"; did you mean \"with\"?",
            "mappings/a.yaml:15:6 properties.d: \"keep\" needs a place; add \"unmapped: zendesk_unmapped\" to the"
                + " mapping, or choose reject or drop",
            "mappings/a.yaml:16:13 properties.e.from: \"a b\" is no path; expected words joined by dots, such as"
                + " via.source.rel, domain_names[0] or identities[type=email].value",
            "mappings/a.yaml:17:25 properties.f.define: an enumeration needs \"options\"; add at least one",
            "mappings/a.yaml:18:25 properties.g.define: type date cannot have field type text; expected date",
            "mappings/a.yaml:19:13 properties.users_id: \"users_id\" is written by the mapping itself; remove it here",
            "mappings/a.yaml:20:16 custom_fields: \"ZD {titel}\" is no template for names; expected a-z, 0-9, _ and at"
                + " least one of {title|snake}, {key|snake}, {id} and {type}",
            "mappings/a.yaml:20:16 custom_fields: \"keep\" needs a place; add \"unmapped: zendesk_unmapped\" to the"
                + " mapping, or choose reject or drop",
            "mappings/a.yaml:22:6 associations[0].to: no mapping writes \"companys\"; expected contacts",
            "mappings/a.yaml:23:5 associations[1]: HubSpot's primary association type from contacts to contacts is not"
                + " known; give its \"type_id\"",
            "mappings/a.yaml:24:5 associations[2]: two associations are named \"boss\"; give one another \"name\"");
  }
}
