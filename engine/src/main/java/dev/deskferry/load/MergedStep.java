package dev.deskferry.load;

import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;

/**
 * Follows a record that was merged away: a batch update leaves such an id out of its answer, a
 * single read of the old id answers with the surviving record ("Using object APIs", read
 * 2026-11-22).
 */
final class MergedStep implements Step {

  private final BatchConversation conversation;
  private final BatchBody.Change change;
  private final Outcome.Way way;
  private final String rule;

  MergedStep(
      BatchConversation conversation, BatchBody.Change change, Outcome.Way way, String rule) {
    this.conversation = conversation;
    this.change = change;
    this.way = way;
    this.rule = rule;
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
    BatchBody.Change moved = new BatchBody.Change(change.record(), survivor, change.properties());
    conversation.then(UpdateStep.followed(conversation, moved, way, rule));
  }

  @Override
  public void refused(Verdict.Refused reply) {
    if (reply.status() == 404) {
      UpdateStep.vanished(conversation, change);
    } else {
      conversation.reject(change.record(), reply.error());
    }
  }
}
