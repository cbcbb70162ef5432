package dev.deskferry.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;
import java.util.List;

/** Reads the key of records that might be the ones looked for, 100 at a time. */
final class CandidateStep implements Step {

  private static final int READ_SIZE = 100;

  private final BatchConversation conversation;
  private final NeighbourStep.Search search;

  CandidateStep(BatchConversation conversation, NeighbourStep.Search search) {
    this.conversation = conversation;
    this.search = search;
  }

  @Override
  public HubSpotRequest request() {
    String key = conversation.destination().key();
    List<String> ids = search.candidates().stream().limit(READ_SIZE).toList();
    ids.forEach(search.candidates()::remove);
    return HubSpotRequests.read(conversation, BatchBody.read(ids, "", List.of(key)));
  }

  @Override
  public void answered(Verdict.Answered reply) {
    String key = conversation.destination().key();
    for (JsonNode result : reply.body().path("results")) {
      search
          .ids()
          .put(result.path("properties").path(key).asText(""), result.path("id").asText(""));
    }
    next(conversation, search);
  }

  /**
   * Reads on while there are candidates, then searches for records without a parent, then settles.
   */
  static void next(BatchConversation conversation, NeighbourStep.Search search) {
    if (!search.candidates().isEmpty()) {
      conversation.then(new CandidateStep(conversation, search));
    } else if (!NeighbourStep.orphans(search).isEmpty()) {
      conversation.then(new KeySearchStep(conversation, search));
    } else {
      LookupStep.settle(conversation, search.records(), search.ids(), search.found());
    }
  }

  @Override
  public void refused(Verdict.Refused reply) {
    search
        .records()
        .forEach(
            record -> conversation.settle(record, new Outcome.Unknown(reply.error().message())));
  }
}
