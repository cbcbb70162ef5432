package dev.deskferry.load;

import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes away links that we made and the mapping no longer wants: {@code labels/archive} of exactly
 * their types.
 */
final class UnlinkStep implements Step {

  /** One link of one record. */
  record Gone(PlannedRecord record, ObsoleteLink link) {}

  private final BatchConversation conversation;
  private final String toTarget;
  private final List<Gone> links;

  private UnlinkStep(BatchConversation conversation, String toTarget, List<Gone> links) {
    this.conversation = conversation;
    this.toTarget = toTarget;
    this.links = links;
  }

  /** One step per object type of the other end; links that were never made are simply forgotten. */
  static List<Step> of(BatchConversation conversation, List<PlannedRecord> records) {
    Map<String, List<Gone>> byTarget = new LinkedHashMap<>();
    for (PlannedRecord record : records) {
      for (ObsoleteLink link : record.obsolete()) {
        if (link.isMade() && !record.hubspotId().isEmpty()) {
          byTarget
              .computeIfAbsent(link.toTarget(), it -> new ArrayList<>())
              .add(new Gone(record, link));
        } else {
          conversation.removed(record, link);
        }
      }
    }
    List<Step> steps = new ArrayList<>();
    byTarget.forEach((toTarget, links) -> steps.add(new UnlinkStep(conversation, toTarget, links)));
    return steps;
  }

  @Override
  public HubSpotRequest request() {
    String from = conversation.destination().target();
    List<BatchBody.Pair> pairs =
        links.stream()
            .map(
                gone ->
                    new BatchBody.Pair(
                        gone.record().hubspotId(), gone.link().toHubspotId(), gone.link().types()))
            .toList();
    return new HubSpotRequest(
        "POST",
        conversation.paths().associations(from, toTarget, "labels/archive"),
        BatchBody.associate(pairs),
        HubSpotRequest.Bucket.ASSOCIATIONS,
        true);
  }

  @Override
  public void answered(Verdict.Answered reply) {
    links.forEach(gone -> conversation.removed(gone.record(), gone.link()));
  }

  @Override
  public void refused(Verdict.Refused reply) {
    if (links.size() == 1) {
      conversation.notRemovable(links.get(0).record(), links.get(0).link());
      return;
    }
    int half = links.size() / 2;
    conversation.then(new UnlinkStep(conversation, toTarget, links.subList(0, half)));
    conversation.then(new UnlinkStep(conversation, toTarget, links.subList(half, links.size())));
  }
}
