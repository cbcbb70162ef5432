package dev.deskferry.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up records whose key the portal does not enforce, which may hold for activities: reads what
 * the tickets they belong to are associated with, then the key of each of those. Records that
 * belong to nothing yet are searched for. Begins only when HubSpot has had time to show what it
 * created: nothing but this look keeps such records from standing there twice.
 */
final class NeighbourStep implements Step {

  private final BatchConversation conversation;
  private final Search search;
  private final String parentTarget;
  private final Map<String, String> parents;
  private final boolean isFirst;

  /** What is being looked for, and what has been found so far. */
  record Search(
      List<PlannedRecord> records,
      LookupStep.Found found,
      Set<String> candidates,
      Map<String, String> ids) {}

  NeighbourStep(
      BatchConversation conversation, List<PlannedRecord> records, LookupStep.Found found) {
    this.conversation = conversation;
    this.search = new Search(records, found, new LinkedHashSet<>(), new HashMap<>());
    this.parentTarget = "tickets";
    this.parents = parents(records);
    this.isFirst = true;
  }

  private NeighbourStep(NeighbourStep before, Map<String, String> parents) {
    this.conversation = before.conversation;
    this.search = before.search;
    this.parentTarget = before.parentTarget;
    this.parents = parents;
    this.isFirst = false;
  }

  private static Map<String, String> parents(List<PlannedRecord> records) {
    Map<String, String> parents = new LinkedHashMap<>();
    records.forEach(
        record -> parent(record).ifPresent(link -> parents.put(link.toHubspotId(), "")));
    return parents;
  }

  private static Optional<Link> parent(PlannedRecord record) {
    return record.links().stream()
        .filter(link -> link.isReady() && link.toTarget().equals("tickets"))
        .findFirst();
  }

  @Override
  public HubSpotRequest request() {
    HubSpotRequest look =
        parents.isEmpty()
            ? KeySearchStep.request(conversation, search.records())
            : readNeighbours();
    return isFirst ? look.after(conversation.destination().searchLag()) : look;
  }

  private HubSpotRequest readNeighbours() {
    var body = Json.object();
    var inputs = body.putArray("inputs");
    parents.forEach(
        (id, after) -> {
          var input = inputs.addObject().put("id", id);
          if (!after.isEmpty()) {
            input.put("after", after);
          }
        });
    String path =
        conversation
            .paths()
            .associations(parentTarget, conversation.destination().target(), "read");
    return HubSpotRequest.repeatable("POST", path, body, HubSpotRequest.Bucket.ASSOCIATIONS);
  }

  @Override
  public void answered(Verdict.Answered reply) {
    if (parents.isEmpty()) {
      KeySearchStep.read(conversation, reply.body(), search);
      return;
    }
    Map<String, String> more = new LinkedHashMap<>();
    for (JsonNode result : reply.body().path("results")) {
      result.path("to").forEach(to -> search.candidates().add(to.path("toObjectId").asText()));
      String after = result.path("paging").path("next").path("after").asText("");
      if (!after.isEmpty()) {
        more.put(result.path("from").path("id").asText(), after);
      }
    }
    if (!more.isEmpty()) {
      conversation.then(new NeighbourStep(this, more));
    } else {
      CandidateStep.next(conversation, search);
    }
  }

  @Override
  public void refused(Verdict.Refused reply) {
    search
        .records()
        .forEach(
            record -> conversation.settle(record, new Outcome.Unknown(reply.error().message())));
  }

  /** Records that no parent led to: they have none, or had to be created without it. */
  static List<PlannedRecord> orphans(Search search) {
    return search.records().stream()
        .filter(record -> !search.ids().containsKey(record.sourceId()))
        .toList();
  }
}
