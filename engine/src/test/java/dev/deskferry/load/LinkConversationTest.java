package dev.deskferry.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.hubspot.ApiVersion;
import dev.deskferry.hubspot.ErrorBody;
import dev.deskferry.hubspot.HubSpotPaths;
import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.Verdict;
import dev.deskferry.mapping.AssociationType;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkConversationTest {

  private final LinkConversation.Pair first = pair("1", "11");
  private final LinkConversation.Pair second = pair("2", "12");
  private final LinkConversation conversation =
      new LinkConversation(
          "tickets", "contacts", new HubSpotPaths(ApiVersion.DEFAULT), List.of(first, second));

  @Test
  void believesOnlyPairsThatAResultNames() {
    conversation.next();
    conversation.accept(
        answered("{\"results\":[{\"fromObjectId\":\"1\",\"toObjectId\":\"11\",\"labels\":[]}]}"));
    String expected = "POST /crm/associations/2026-03/tickets/contacts/batch/create (124 bytes)";
    assertThat(conversation.next())
        .get()
        .extracting(again -> String.valueOf(again))
        .isEqualTo(expected);
    conversation.accept(answered("{\"results\":[]}"));
    assertThat(conversation.next()).isEmpty();
    assertThat(conversation.refusals()).containsOnlyKeys(second);
  }

  @Test
  void halvesARefusedBatch() {
    conversation.next();
    conversation.accept(new Verdict.Refused(400, ErrorBody.of(Json.read("{\"message\":\"no\"}"))));
    conversation.next();
    conversation.accept(answered("{\"results\":[{\"fromObjectId\":1,\"toObjectId\":11}]}"));
    conversation.next();
    conversation.accept(
        new Verdict.Refused(
            400, ErrorBody.of(Json.read("{\"message\":\"no\",\"correlationId\":\"c-9\"}"))));
    assertThat(conversation.next()).isEmpty();
    assertThat(conversation.refusals())
        .containsExactly(
            java.util.Map.entry(second, new LinkConversation.Refusal("", "", "no", "c-9")));
  }

  private static Verdict answered(String body) {
    return new Verdict.Answered(201, Json.read(body), "");
  }

  private static LinkConversation.Pair pair(String from, String to) {
    return new LinkConversation.Pair(from, to, List.of(AssociationType.hubspot(16)));
  }
}
