package dev.deskferry.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.PortalProperty;
import dev.deskferry.load.Portal.PipelineIds;
import dev.deskferry.mapping.AssociationType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortalJsonTest {

  private static final Portal PORTAL =
      new Portal(
          Map.of(
              "tickets",
              PortalProperty.all(
                  Json.read(
                      """
                      {"results": [
                        {"name": "color", "label": "Colour \\u0000 ü", "type": "enumeration", "fieldType": "checkbox",
                         "hubspotDefined": true, "options": [{"value": "red", "label": "Red"}, {"value": "blue", "label": ""}]},
                        {"name": "key", "type": "string", "fieldType": "text", "hasUniqueValue": true,
                         "modificationMetadata": {"readOnlyValue": true}, "externalOptions": true}]}
                      """))),
          Map.of("ops@example.com", "7"),
          List.of(new PipelineIds("tickets", "support", "0", Map.of("new", "1", "solved", "4"))),
          Map.of(
              Portal.labelKey("tickets", "contacts", "cc"),
              List.of(AssociationType.hubspot(16), new AssociationType("USER_DEFINED", 31))),
          List.of("notes"),
          "Europe/Berlin");

  @Test
  void whatIsReadIsWhatWasWritten() {
    assertThat(PortalJson.read(PortalJson.write(PORTAL))).isEqualTo(PORTAL);
  }

  @Test
  void whatALaterVersionAddsIsPassedOver() {
    String later = PortalJson.write(PORTAL).replaceFirst("\\{", "{\"added\":{\"x\":1},");
    assertThat(PortalJson.read(later)).isEqualTo(PORTAL);
  }

  @Test
  void whatAnEarlierVersionWroteHasNoTimeZone() {
    String earlier = PortalJson.write(PORTAL).replaceFirst(",\"timeZone\":\"[^\"]*\"", "");
    assertThat(PortalJson.read(earlier).timeZone()).isEmpty();
    assertThat(PortalJson.read(earlier).keysWithoutUniqueness()).containsExactly("notes");
  }

  @Test
  void textThatIsNoPortalIsExplained() {
    assertThatThrownBy(() -> PortalJson.read("[]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("migration.run.findings", "same version");
  }
}
