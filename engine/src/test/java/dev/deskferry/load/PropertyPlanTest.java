package dev.deskferry.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.hubspot.PortalProperty;
import dev.deskferry.mapping.PropertyDefinition;
import dev.deskferry.mapping.PropertyDefinition.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyPlanTest {

  private final PropertyDefinition key = definition("zendesk_ticket_id", "string", true);
  private final PropertyDefinition color =
      definition(
          "zd_color", "enumeration", false, new Option("Red", "red"), new Option("Blue", "blue"));

  @Test
  void createsWhatIsMissing() {
    PropertyPlan plan = PropertyPlan.of("tickets", List.of(key, color), Map.of());
    assertThat(plan.missing()).containsExactly(key, color);
    assertThat(plan.conflicts()).isEmpty();
  }

  @Test
  void wantsNothingOfAPortalThatHasEverything() {
    PropertyPlan plan = PropertyPlan.of("tickets", List.of(key, color), portal(key, color));
    assertThat(plan.missing()).isEmpty();
    assertThat(plan.options()).isEmpty();
    assertThat(plan.isKeyPlain()).isFalse();
  }

  @Test
  void addsOptionsThatAreMissing() {
    PropertyDefinition before =
        definition("zd_color", "enumeration", false, new Option("Red", "red"));
    PropertyPlan plan = PropertyPlan.of("tickets", List.of(color), portal(before));
    assertThat(plan.options()).isEqualTo(Map.of("zd_color", List.of(new Option("Blue", "blue"))));
  }

  @Test
  void saysWhereTypesConflict() {
    PropertyDefinition number = definition("zd_color", "number", false);
    assertThat(PropertyPlan.of("tickets", List.of(color), portal(number)).conflicts())
        .containsExactly(
            "HubSpot tickets.zd_color is of type number, the mapping needs enumeration — rename the property in the mapping, or change it in HubSpot");
  }

  @Test
  void refusesAKeyThatThePortalDoesNotEnforceExceptOnActivities() {
    Map<String, PortalProperty> plain = portal(definition("zendesk_ticket_id", "string", false));
    assertThat(PropertyPlan.of("tickets", List.of(key), plain).conflicts()).hasSize(1);
    PropertyPlan notes = PropertyPlan.of("notes", List.of(key), plain);
    assertThat(notes.conflicts()).isEmpty();
    assertThat(notes.isKeyPlain()).isTrue();
  }

  @Test
  void seesThatNoFurtherUniquePropertyFits() {
    PropertyDefinition[] ten = new PropertyDefinition[10];
    for (int i = 0; i < ten.length; i++) {
      ten[i] = definition("unique_" + i, "string", true);
    }
    assertThat(PropertyPlan.of("tickets", List.of(key), portal(ten)).conflicts())
        .singleElement()
        .asString()
        .contains("10 unique properties already");
  }

  private static Map<String, PortalProperty> portal(PropertyDefinition... definitions) {
    Map<String, PortalProperty> portal = new LinkedHashMap<>();
    for (PropertyDefinition definition : definitions) {
      portal.put(definition.name(), PropertyPlan.asCreated(definition));
    }
    return portal;
  }

  private static PropertyDefinition definition(
      String name, String type, boolean unique, Option... options) {
    return new PropertyDefinition(
        "tickets", name, name, type, "text", "zendesk", unique, List.of(options), "");
  }
}
