package dev.deskferry.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.Verdict;
import java.util.HashMap;
import java.util.HashSet;
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

  /**
   * What is being looked for, and what has been found so far.
   *
   * @param cursors parents with the places in their lists that were come to
   */
  record Search(
      List<PlannedRecord> records,
      LookupStep.Found found,
      Set<String> candidates,
      Map<String, String> ids,
      Set<String> cursors) {}

  NeighbourStep(
      BatchConversation conversation, List<PlannedRecord> records, LookupStep.Found found) {
    this.conversation = conversation;
    this.search =
        new Search(records, found, new LinkedHashSet<>(), new HashMap<>(), new HashSet<>());
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
        String parent = result.path("from").path("id").asText();
        if (!search.cursors().add(parent + ">" + after)) {
          goesRoundInCircles(parent);
          return;
        }
        more.put(parent, after);
      }
    }
    if (!more.isEmpty()) {
      conversation.then(new NeighbourStep(this, more));
    } else {
      CandidateStep.next(conversation, search);
    }
  }

  /** What the rest of the list holds is not known, so nothing may be created. */
  private void goesRoundInCircles(String parent) {
    unknown(
        "HubSpot lists the %s of %s %s without end: its paging led to the same place twice, expected a new one each time, or none; the next load looks again"
            .formatted(conversation.destination().target(), parentTarget, parent));
  }

  @Override
  public void refused(Verdict.Refused reply) {
    unknown(reply.error().message());
  }

  private void unknown(String reason) {
    search.records().forEach(record -> conversation.settle(record, new Outcome.Unknown(reason)));
  }

  /** Records that no parent led to: they have none, or had to be created without it. */
  static List<PlannedRecord> orphans(Search search) {
    return search.records().stream()
        .filter(record -> !search.ids().containsKey(record.sourceId()))
        .toList();
  }
}
