package dev.deskferry.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingReaderTest {

  private final Problems problems = new Problems();

  private MappingSpec read(String text) {
    return MappingReader.read("mappings/m.yaml", text, problems);
  }

  private List<String> messages() {
    return problems.all().stream().map(Problem::toString).toList();
  }

  @Test
  void readsEveryKey() {
    MappingSpec spec =
        read(
            """
            mapping: tickets
            from: zendesk.tickets
            to: hubspot.tickets
            key: zendesk_ticket_id
            on_existing: skip
            unmapped: zendesk_unmapped
            with:
              assignee: {of: zendesk.users, by: assignee_id}
            where: .status != "deleted"
            skip:
              - {rule: spam, when: .spam}
            properties:
              subject: {from: [subject, raw_subject], default: none, truncate: 10}
              hs_pipeline_stage:
                from: status
                map: {new: "1", closed: "4"}
                otherwise: {default: "2"}
              hubspot_owner_id: {from: assignee.email, lookup: owner, fallback: drop}
              x: {expr: .a, apply: [trim, {truncate: 3}, {replace: {find: a, with: b}}], define: {label: X, type: number}}
            custom_fields: {of: ticket_fields, include: all, exclude: [7]}
            associations:
              - {to: contacts, by: requester_id, name: requester}
            """);

    assertThat(messages()).isEmpty();
    assertThat(spec.onExisting()).isEqualTo(OnExisting.SKIP);
    assertThat(spec.onDeleted()).isEqualTo(OnDeleted.KEEP);
    assertThat(spec.target()).isEqualTo("tickets");
    assertThat(spec.properties())
        .extracting(PropertySpec::name)
        .containsExactly("subject", "hs_pipeline_stage", "hubspot_owner_id", "x");
    assertThat(spec.properties().get(1).map().orElseThrow().otherwise())
        .isEqualTo(new Otherwise.Default("2"));
    assertThat(spec.properties().get(2).lookupOtherwise()).contains(new Otherwise.Drop());
    assertThat(spec.properties().get(3).apply())
        .extracting(FunctionCall::name)
        .containsExactly("trim", "truncate", "replace");
    assertThat(spec.customFields().orElseThrow().exclude()).containsExactly("7");
  }

  @Test
  void deletedRecordsMayBeArchived() {
    String text =
        "mapping: m\nfrom: zendesk.a\nto: hubspot.b\nkey: k\nproperties: {}\non_deleted: ";
    assertThat(read(text + "archive").onDeleted()).isEqualTo(OnDeleted.ARCHIVE);
    read(text + "purge");
    assertThat(messages()).anyMatch(it -> it.contains("keep") && it.contains("archive"));
  }

  @Test
  void collectsWhatIsWrong() {
    read(
        """
        mapping: m
        from: hubspot.tickets
        to: tickets
        key: Zendesk-Id
        properties:
          a: {form: x}
          b: {from: x, value: y}
          c: {from: x, as: sting}
          d: {from: x, otherwise: keep}
          e: {from: x, map: {a: b}, otherwise: keap}
          f: nothing
          hs bad: {value: x}
        associations:
          - {to: contacts}
        """);

    assertThat(messages())
        .containsExactly(
            "mappings/m.yaml:2:1 from: \"hubspot.tickets\" does not belong here; expected zendesk. and an object type",
            "mappings/m.yaml:4:1 key: \"Zendesk-Id\" cannot be a HubSpot property name; expected at most 100 of a-z, 0-9 and _, beginning with a letter",
            "mappings/m.yaml:6:6 properties.a: the property has no source; expected from, value or expr",
            "mappings/m.yaml:6:7 properties.a.form: unknown key \"form\"; did you mean \"from\"?",
            "mappings/m.yaml:7:6 properties.b: the property has from and value; keep one",
            "mappings/m.yaml:8:20 properties.c.as: \"sting\" is none of string, text, html, number, boolean, date, datetime, email and options; did you mean \"string\"?",
            "mappings/m.yaml:9:16 properties.d.otherwise: \"otherwise\" needs \"map\"; add it, or remove \"otherwise\"",
            "mappings/m.yaml:10:40 properties.e.otherwise: \"keap\" is not known here; expected reject, keep, drop, pass or {default: X}",
            "mappings/m.yaml:11:6 properties.f: expected a map, found a text",
            "mappings/m.yaml:12:11 properties.hs bad: \"hs bad\" cannot be a HubSpot property name; expected at most 100 of a-z, 0-9 and _, beginning with a letter",
            "mappings/m.yaml:14:5 associations[0]: an association needs one of \"by\" and \"expr\"; keep one");
  }
}
