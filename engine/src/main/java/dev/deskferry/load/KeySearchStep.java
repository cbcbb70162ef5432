package dev.deskferry.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.HubSpotPaths;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.Verdict;
import java.util.List;

/**
 * Searches records by a key that the portal does not enforce. Search lags by seconds, so this is
 * the last resort.
 */
final class KeySearchStep implements Step {

  private static final int MAX_VALUES = 100;

  private final BatchConversation conversation;
  private final NeighbourStep.Search search;

  KeySearchStep(BatchConversation conversation, NeighbourStep.Search search) {
    this.conversation = conversation;
    this.search = search;
  }

  @Override
  public HubSpotRequest request() {
    return request(conversation, NeighbourStep.orphans(search));
  }

  static HubSpotRequest request(BatchConversation conversation, List<PlannedRecord> records) {
    Destination destination = conversation.destination();
    return byKey(
        conversation.paths(), destination, records.stream().map(PlannedRecord::sourceId).toList());
  }

  private static HubSpotRequest byKey(
      HubSpotPaths paths, Destination destination, List<String> keys) {
    var body = Json.object();
    var filter = body.putArray("filterGroups").addObject().putArray("filters").addObject();
    filter.put("propertyName", destination.key()).put("operator", "IN");
    var values = filter.putArray("values");
    keys.stream().limit(MAX_VALUES).forEach(values::add);
    body.putArray("properties").add(destination.key());
    body.putArray("sorts");
    body.put("limit", MAX_VALUES).put("after", "0");
    return HubSpotRequest.repeatable(
        "POST", paths.search(destination.target()), body, HubSpotRequest.Bucket.SEARCH);
  }

  @Override
  public void answered(Verdict.Answered reply) {
    read(conversation, reply.body(), search);
  }

  static void read(BatchConversation conversation, JsonNode body, NeighbourStep.Search search) {
    String key = conversation.destination().key();
    for (JsonNode result : body.path("results")) {
      search
          .ids()
          .put(result.path("properties").path(key).asText(""), result.path("id").asText(""));
    }
    LookupStep.settle(conversation, search.records(), search.ids(), search.found());
  }

  @Override
  public void refused(Verdict.Refused reply) {
    search
        .records()
        .forEach(
            record -> conversation.settle(record, new Outcome.Unknown(reply.error().message())));
  }
}
