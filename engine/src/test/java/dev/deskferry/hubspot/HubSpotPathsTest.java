package dev.deskferry.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HubSpotPathsTest {

  private final HubSpotPaths numbered = new HubSpotPaths(new ApiVersion("v3"));
  private final HubSpotPaths march = new HubSpotPaths(ApiVersion.DEFAULT);
  private final HubSpotPaths september = new HubSpotPaths(new ApiVersion("2026-09"));

  @Test
  void speaksThreeFamiliesFromOneSetting() {
    assertThat(numbered.batch("tickets", "create"))
        .isEqualTo("/crm/v3/objects/tickets/batch/create");
    assertThat(march.batch("tickets", "create"))
        .isEqualTo("/crm/objects/2026-03/tickets/batch/create");
    assertThat(september.batch("tickets", "create"))
        .isEqualTo("/crm/objects/2026-09/tickets/batch/create");
  }

  @Test
  void associationsAreVersionFourInTheNumberedFamily() {
    assertThat(numbered.associations("tickets", "contacts", "create"))
        .isEqualTo("/crm/v4/associations/tickets/contacts/batch/create");
    assertThat(march.associations("tickets", "contacts", "labels/archive"))
        .isEqualTo("/crm/associations/2026-03/tickets/contacts/batch/labels/archive");
    assertThat(numbered.labels("a", "b")).isEqualTo("/crm/associations/v4/a/b/labels");
  }

  @Test
  void knowsTheOtherApis() {
    assertThat(march.properties("contacts")).isEqualTo("/crm/properties/2026-03/contacts");
    assertThat(numbered.pipelines("tickets")).isEqualTo("/crm/v3/pipelines/tickets");
    assertThat(march.owners("")).isEqualTo("/crm/owners/2026-03?limit=100&archived=false");
    assertThat(numbered.owners("a b"))
        .isEqualTo("/crm/v3/owners?limit=100&archived=false&after=a%20b");
    assertThat(march.accountDetails()).isEqualTo("/account-info/2026-03/details");
    assertThat(numbered.accountDetails()).isEqualTo("/account-info/v3/details");
    assertThat(march.record("contacts", "7", "zendesk_user_id"))
        .isEqualTo("/crm/objects/2026-03/contacts/7?properties=zendesk_user_id");
  }

  @Test
  void refusesAVersionItHasNoPathsFor() {
    assertThatThrownBy(() -> new ApiVersion("2026-04"))
        .hasMessageContaining("expected v3 or a dated version");
  }
}
