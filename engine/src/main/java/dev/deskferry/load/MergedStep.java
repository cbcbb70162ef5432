package dev.deskferry.load;

import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;
import java.util.List;
import java.util.function.Function;

/**
 * Follows a record that was merged away: a batch leaves such an id out of its answer, a single read
 * of the old id answers with the surviving record ("Using object APIs", read 2026-11-22).
 */
final class MergedStep implements Step {

  private final BatchConversation conversation;
  private final BatchBody.Change change;
  private final Function<String, Step> onward;

  /**
   * @param onward what to do with the id of the surviving record
   */
  MergedStep(
      BatchConversation conversation, BatchBody.Change change, Function<String, Step> onward) {
    this.conversation = conversation;
    this.change = change;
    this.onward = onward;
  }

  @Override
  public HubSpotRequest request() {
    Destination destination = conversation.destination();
    return HubSpotRequest.get(
        conversation.paths().record(destination.target(), change.hubspotId(), destination.key()));
  }

  @Override
  public void answered(Verdict.Answered reply) {
    String survivor = reply.body().path("id").asText(change.hubspotId());
    conversation.then(onward.apply(survivor));
  }

  @Override
  public void refused(Verdict.Refused reply) {
    if (reply.status() == 404) {
      UpdateStep.vanished(conversation, List.of(change));
    } else {
      conversation.reject(change.record(), reply.error());
    }
  }
}
