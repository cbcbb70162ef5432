package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.contract.Contract;
import dev.deskferry.sandbox.contract.HubSpotExemptions;
import dev.deskferry.sandbox.contract.VendorDocuments;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What each endpoint answers, in the numbered and two of the dated versions, laid beside HubSpot's
 * OpenAPI documents. The calls stand in {@code contract/hubspot-session.txt}.
 */
@ExtendWith(VendorDocuments.Present.class)
class ContractTest {

  private static final List<String> GENERATIONS = List.of("v3", "2026-03", "2026-09-beta");

  private static Contract contract;
  private static final List<String> unanswered = new ArrayList<>();

  @BeforeAll
  static void callEveryEndpoint() {
    contract = new Contract(VendorDocuments.hubspot());
    for (String generation : GENERATIONS) {
      HubSpotSession session = HubSpotSession.play(generation);
      session.exchanges().forEach(contract::checkReply);
      session.routesWithoutSuccess().forEach(it -> unanswered.add(generation + ' ' + it));
    }
  }

  @Test
  void everyEndpointAnswers() {
    assertThat(unanswered).isEmpty();
  }

  @Test
  void everyMessageKeepsToTheDocuments() {
    assertThat(contract.unexcused(HubSpotExemptions.REPLIES)).isEmpty();
  }

  @Test
  void everyExemptionIsNeeded() {
    assertThat(contract.unused(HubSpotExemptions.REPLIES)).isEmpty();
  }

  @Test
  void whatNoDocumentHasIsListed() {
    assertThat(contract.undocumented(HubSpotExemptions.UNDOCUMENTED.keySet())).isEmpty();
  }
}
