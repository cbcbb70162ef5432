package dev.deskferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import dev.deskferry.spec.MigrationFiles;
import dev.deskferry.spec.MigrationReader;
import dev.deskferry.spec.MigrationSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedValuesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static CompiledMapping mapping(String rest, JsonNode... fields) {
    String text =
        "mapping: m\nfrom: zendesk.tickets\nto: hubspot.tickets\nkey: k\nunmapped: rest\n" + rest;
    Problems problems = new Problems();
    MigrationSpec spec =
        MigrationReader.read(
            new MigrationFiles(Map.of("mappings/migration.yaml", "{}", "mappings/m.yaml", text)),
            Map.of(),
            problems);
    var compiled = Mappings.check(spec, new CustomFields(Map.of("ticket_fields", List.of(fields))));
    assertThat(problems.all()).extracting(Problem::toString).isEmpty();
    return compiled.orElseThrow().all().get(0);
  }

  private static MappingOutcome map(CompiledMapping mapping, JsonNode payload) {
    return mapping.map(new StagedRecord("tickets", "1", payload, Map.of()), Lookups.NONE);
  }

  private static MappingOutcome.Mapped mapped(String property, JsonNode value) {
    return (MappingOutcome.Mapped)
        map(
            mapping("properties:\n  p: " + property + "\n"),
            JSON.createObjectNode().set("x", value));
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number   | \"1200\"                        | 1200",
        "number   | 12.50                           | 12.5",
        "number   | \" 7 \"                         | 7",
        "number   | \"1e3\"                         | 1000",
        "number   | \"1,5\"                         | invalid-number",
        "number   | \"1e999999999\"                 | invalid-number",
        "boolean  | \"TRUE\"                        | true",
        "boolean  | \"yes\"                         | invalid-boolean",
        "date     | \"2012-07-23\"                  | 2012-07-23",
        "date     | \"2012-07-23T00:00:00+02:00\"   | 2012-07-23",
        "date     | \"2012-02-30\"                  | invalid-date",
        "date     | \"07/23/2012\"                  | invalid-date",
        "datetime | \"2026-01-31T10:00:00Z\"        | 2026-01-31T10:00:00Z",
        "datetime | \"2026-01-31T10:00:00.5+02:00\" | 2026-01-31T08:00:00.500Z",
        "datetime | \"2026-01-31 10:00:00 +0200\"   | 2026-01-31T08:00:00Z",
        "datetime | \"2026-01-31\"                  | 2026-01-31T00:00:00Z",
        "datetime | \"2026-02-31T10:00:00Z\"        | invalid-datetime",
        "datetime | \"2026-01-31T10:00:00\"         | invalid-datetime",
        "email    | \"Ada@Example.COM \"            | ada@example.com",
        "email    | \"ada@localhost\"               | invalid-email",
        "email    | \"ada b@example.com\"           | invalid-email",
        "email    | \"a..b@example.com\"            | invalid-email",
        "email    | \"ada@example.c\"               | invalid-email",
        "string   | [1, null, \"b\"]                | 1;b",
        "string   | {\"a\": 1}                      | {\"a\":1}",
        "string   | 12345678901234567               | 12345678901234567",
      })
  void valuesBecomeWhatHubSpotTakesOrAreKept(String kind, String given, String expected)
      throws Exception {
    MappingOutcome.Mapped outcome = mapped("{from: x, as: " + kind + "}", json(given));

    if (expected.startsWith("invalid-")) {
      assertThat(outcome.warnings()).extracting(Finding::code).containsExactly(expected);
      assertThat(outcome.record().properties().get("p")).isEmpty();
      assertThat(outcome.record().properties().get("rest")).startsWith("p: ");
    } else {
      assertThat(outcome.warnings()).isEmpty();
      assertThat(outcome.record().properties()).containsEntry("p", expected);
    }
  }

  @Test
  void aTextThatIsTooLongIsCutBetweenCharactersWithAWarning() {
    String text = "x".repeat(65_535) + "😀";

    MappingOutcome.Mapped outcome = mapped("{from: x}", JsonNodeFactory.instance.textNode(text));

    assertThat(outcome.record().properties().get("p")).isEqualTo("x".repeat(65_535));
    assertThat(outcome.warnings())
        .extracting(Finding::toString)
        .containsExactly(
            "tickets 1 p: a text of 65537 characters, at most 65536 are allowed; it was cut");
  }

  @Test
  void aTextThatIsTooLongMayRejectTheRecord() {
    MappingOutcome outcome =
        map(
            mapping("properties:\n  p: {from: x, too_long: reject}\n"),
            JSON.createObjectNode().put("x", "y".repeat(65_537)));

    assertThat(outcome).isInstanceOf(MappingOutcome.Rejected.class);
    assertThat(((MappingOutcome.Rejected) outcome).findings())
        .extracting(Finding::code)
        .containsExactly("too-long");
  }

  @Test
  void anExpressionThatFailsRejectsOnlyItsRecord() throws Exception {
    CompiledMapping mapping = mapping("properties:\n  p: {expr: .x * 2}\n");

    assertThat(map(mapping, json("{\"x\": {\"secret\": 1}}")))
        .isEqualTo(
            new MappingOutcome.Rejected(
                List.of(
                    new Finding(
                        "tickets", "1", "p", "expression-failed", "Can't convert … to number"))));
    assertThat(map(mapping, json("{\"x\": 4}"))).isInstanceOf(MappingOutcome.Mapped.class);
  }

  @Test
  void theHashChangesWithEveryValueAndWithNothingElse() throws Exception {
    CompiledMapping mapping =
        mapping("properties:\n  p: {from: x}\nassociations:\n  - {to: tickets, by: y}\n");

    assertThat(hash(mapping, "{\"x\": \"a\", \"z\": 1}"))
        .isEqualTo(hash(mapping, "{\"x\": \"a\"}"));
    assertThat(hash(mapping, "{\"x\": \"b\"}")).isNotEqualTo(hash(mapping, "{\"x\": \"a\"}"));
    assertThat(hash(mapping, "{\"x\": \"a\", \"y\": 2}"))
        .isNotEqualTo(hash(mapping, "{\"x\": \"a\"}"));
  }

  private static Object hash(CompiledMapping mapping, String payload) throws Exception {
    return ((MappingOutcome.Mapped) map(mapping, json(payload))).record().hash();
  }

  @Test
  void linksLeadToOthersOnceAndNeverToTheRecordItself() throws Exception {
    CompiledMapping mapping =
        mapping(
            """
            associations:
              - {name: one, to: tickets, by: a}
              - {name: many, to: tickets, by: b, many: true}
            """);

    MappingOutcome.Mapped outcome =
        (MappingOutcome.Mapped)
            map(mapping, json("{\"a\": [7, 8], \"b\": [7, 9, 9, 1, null, \"\"]}"));

    assertThat(outcome.record().associations())
        .containsExactly(
            new MappedAssociation("one", "tickets", "7"),
            new MappedAssociation("many", "tickets", "9"));
  }

  @Test
  void customFieldsHaveNamesThatNeverChange() throws Exception {
    String same = "x".repeat(120);
    CompiledMapping mapping =
        mapping(
            "custom_fields: {of: ticket_fields, name: \"{title|snake}\"}\nproperties:\n  region: {value: x}\n",
            field(9, "Region"),
            field(5, "Ärger & Co."),
            field(7, "ärger co"),
            field(8, "Тип"),
            field(10, "hs_thing"),
            field(11, "3 letters"),
            field(12, same),
            field(13, same));

    assertThat(mapping.definitions())
        .extracting(PropertyDefinition::name)
        .containsExactly(
            "k",
            "rest",
            "arger_co",
            "arger_co_7",
            "field_8",
            "region_9",
            "field_hs_thing",
            "field_3_letters",
            "x".repeat(100),
            "x".repeat(97) + "_13");
  }

  @Test
  void optionsAreUniqueByLabelAndValue() throws Exception {
    CompiledMapping mapping =
        mapping(
            "custom_fields: {of: ticket_fields}\n",
            json(
                "{\"id\": 1, \"title\": \"Plan\", \"type\": \"tagger\", \"custom_field_options\": ["
                    + "{\"name\": \"Pro::Yearly\", \"value\": \"pro_y\"}, {\"name\": \"pro::yearly\","
                    + " \"value\": \"pro_z\"}, {\"name\": \"Again\", \"value\": \"PRO_Y\"}]}"));

    assertThat(mapping.definitions().get(2).options())
        .containsExactly(
            new PropertyDefinition.Option("Pro::Yearly", "pro_y"),
            new PropertyDefinition.Option("pro::yearly (pro_z)", "pro_z"));
  }

  private static ObjectNode field(int id, String title) {
    return JSON.createObjectNode().put("id", id).put("title", title).put("type", "text");
  }
}
