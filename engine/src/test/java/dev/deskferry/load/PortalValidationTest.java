package dev.deskferry.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.PortalProperty;
import dev.deskferry.mapping.Finding;
import dev.deskferry.mapping.MappedRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalValidationTest {

  private static final String DEFINITIONS =
      """
      {"results":[
        {"name":"email","type":"string","fieldType":"text"},
        {"name":"subject","type":"string","fieldType":"text"},
        {"name":"seats","type":"number","fieldType":"number"},
        {"name":"vip","type":"bool","fieldType":"booleancheckbox"},
        {"name":"born","type":"date","fieldType":"date"},
        {"name":"seen","type":"datetime","fieldType":"date"},
        {"name":"color","type":"enumeration","fieldType":"select","options":[{"value":"red","label":"Red"},{"value":"blue","label":"Blue"}]},
        {"name":"topics","type":"enumeration","fieldType":"checkbox","options":[{"value":"a","label":"A"},{"value":"b","label":"B"}]},
        {"name":"hubspot_owner_id","type":"enumeration","fieldType":"select","externalOptions":true,"options":[]},
        {"name":"hs_pipeline","type":"enumeration","fieldType":"select","options":[]},
        {"name":"hs_pipeline_stage","type":"enumeration","fieldType":"radio","options":[{"value":"1","label":"New"}]},
        {"name":"createdate","type":"datetime","fieldType":"date","modificationMetadata":{"readOnlyValue":true}}]}""";

  private final Portal portal =
      new Portal(
          Map.of("contacts", PortalProperty.all(Json.read(DEFINITIONS))),
          Map.of("ada@example.org", "77"),
          List.of(new Portal.PipelineIds("contacts", "support", "900", Map.of("open", "901"))),
          Map.of(),
          List.of(),
          "");

  @ParameterizedTest
  @CsvSource({
    "email, ada.b+c@example.co.uk",
    "seats, -12.50",
    "vip, true",
    "born, 1815-12-10",
    "born, 1577836800000",
    "seen, 2024-01-02T03:04:05+02:00",
    "seen, 1577836800001",
    "color, red",
    "topics, a;b",
    "topics, ;b",
    "hubspot_owner_id, 4711",
    "subject, ''"
  })
  void takesWhatHubSpotTakes(String property, String value) {
    assertThat(check(property, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "email, ada@nowhere, invalid-email",
    "email, not an address, invalid-email",
    "seats, twelve, not-a-number",
    "seats, '1,200', not-a-number",
    "vip, yes, not-a-boolean",
    "born, 1577836800001, not-a-date",
    "born, 10.12.1815, not-a-date",
    "seen, 2024-01-02T03:04:05, not-a-time",
    "color, green, unknown-option",
    "topics, a;c, unknown-option",
    "createdate, 2024-01-02T03:04:05Z, read-only-property",
    "no_such, x, unknown-property"
  })
  void findsWhatHubSpotWouldRefuse(String property, String value, String code) {
    List<Finding> findings = check(property, value);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).code()).isEqualTo(code);
    assertThat(findings.get(0).property()).isEqualTo(property);
    assertThat(findings.get(0).toString()).startsWith("users 7 " + property);
    assertThat(findings.get(0).message()).doesNotContain("ada@nowhere");
  }

  @Test
  void refusesATextThatHubSpotWouldCut() {
    assertThat(check("subject", "x".repeat(65_536))).isEmpty();
    assertThat(check("subject", "x".repeat(65_537)))
        .extracting(Finding::code)
        .containsExactly("too-long");
  }

  @Test
  void knowsTheStagesOfAPipeline() {
    MappedRecord wrong = record(Map.of("hs_pipeline", "support", "hs_pipeline_stage", "opne"));
    assertThat(new PortalValidation(portal).check(wrong))
        .extracting(Finding::message)
        .containsExactly("\"opne\" is no stage of pipeline \"support\"; expected one of open");
    MappedRecord right = record(Map.of("hs_pipeline", "support", "hs_pipeline_stage", "open"));
    assertThat(PipelineWords.translate(portal, "contacts", right.properties()))
        .isEqualTo(Map.of("hs_pipeline", "900", "hs_pipeline_stage", "901"));
  }

  @Test
  void findsOwnersInAnyCase() {
    assertThat(portal.ownerIdByEmail("Ada@Example.org")).contains("77");
  }

  private List<Finding> check(String property, String value) {
    return new PortalValidation(portal).check(record(Map.of(property, value)));
  }

  private static MappedRecord record(Map<String, String> properties) {
    return new MappedRecord(
        "users", "users", "7", "contacts", new TreeMap<>(properties), List.of(), new UUID(0, 0));
  }
}
