package dev.deskferry.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.ErrorBody;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;
import dev.deskferry.spec.OnExisting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads portal records that stand where ours should go and takes them over under the mapping's
 * policy, unless they belong to another source record. One that ours has had since an earlier load
 * stays its own, even when HubSpot has merged another's into it.
 */
final class ExistingStep implements Step {

  /** A source record and the HubSpot record it meets. */
  record Candidate(PlannedRecord record, String hubspotId) {}

  private final BatchConversation conversation;
  private final Map<String, Candidate> candidates = new LinkedHashMap<>();
  private final OnExisting policy;
  private final boolean followed;

  ExistingStep(BatchConversation conversation, List<Candidate> candidates, OnExisting policy) {
    this(conversation, candidates, policy, false);
  }

  private ExistingStep(
      BatchConversation conversation,
      List<Candidate> candidates,
      OnExisting policy,
      boolean followed) {
    this.conversation = conversation;
    this.policy = policy;
    this.followed = followed;
    candidates.forEach(candidate -> this.candidates.put(candidate.hubspotId(), candidate));
  }

  /**
   * Claims the existing record for ours and looks at it; rejects ours when another has the claim.
   */
  static void takeOver(
      BatchConversation conversation, PlannedRecord record, String hubspotId, ErrorBody error) {
    conversation
        .claim(record, hubspotId)
        .ifPresentOrElse(
            other -> heldBy(conversation, record, hubspotId, other),
            () ->
                conversation.then(
                    new ExistingStep(
                        conversation,
                        List.of(new Candidate(record, hubspotId)),
                        conversation.destination().onExisting())));
  }

  @Override
  public HubSpotRequest request() {
    Set<String> wanted = new TreeSet<>(Set.of(conversation.destination().key()));
    if (policy == OnExisting.FILL_EMPTY) {
      candidates
          .values()
          .forEach(candidate -> wanted.addAll(candidate.record().properties().keySet()));
    }
    return HubSpotRequests.read(conversation, BatchBody.read(candidates.keySet(), "", wanted));
  }

  @Override
  public void answered(Verdict.Answered reply) {
    Map<String, Candidate> open = new LinkedHashMap<>(candidates);
    for (JsonNode result : reply.body().path("results")) {
      Candidate candidate = open.remove(result.path("id").asText(""));
      if (candidate != null && followed) {
        takeOver(candidate, result.path("properties"));
      } else if (candidate != null) {
        decide(candidate, result.path("properties"));
      }
    }
    open.values().forEach(this::vanished);
  }

  private void decide(Candidate candidate, JsonNode present) {
    PlannedRecord record = candidate.record();
    String owner = present.path(conversation.destination().key()).asText("");
    boolean ours = owner.equals(record.sourceId());
    boolean isKnown =
        record.adopted().isPresent() && candidate.hubspotId().equals(record.hubspotId());
    if (!owner.isEmpty() && !ours && !isKnown) {
      heldBy(conversation, record, candidate.hubspotId(), owner);
      return;
    }
    if (ours && !isKnown) {
      PlannedRecord own = conversation.own(record, candidate.hubspotId());
      UnlinkStep.of(conversation, List.of(own)).forEach(conversation::then);
      change(candidate, record.properties(), Outcome.Way.CREATED, "");
    } else {
      if (!isKnown) {
        // What the portal's record is linked with came from others.
        record.obsolete().forEach(link -> conversation.removed(record, link));
      }
      if (owner.isEmpty()) {
        conversation.confirm(record, candidate.hubspotId());
      }
      takeOver(candidate, present);
    }
  }

  private void takeOver(Candidate candidate, JsonNode present) {
    PlannedRecord record = candidate.record();
    String rule = "on_existing: " + policy.name().toLowerCase(Locale.ROOT);
    switch (policy) {
      case OVERWRITE -> change(candidate, record.properties(), Outcome.Way.UPDATED, rule);
      case SKIP ->
          change(
              candidate,
              Map.of(conversation.destination().key(), record.sourceId()),
              Outcome.Way.UPDATED,
              rule);
      case FILL_EMPTY -> change(candidate, missing(record, present), Outcome.Way.UPDATED, rule);
    }
  }

  private static Map<String, String> missing(PlannedRecord record, JsonNode present) {
    Map<String, String> missing = new TreeMap<>(record.properties());
    missing
        .entrySet()
        .removeIf(e -> e.getValue().isEmpty() || !present.path(e.getKey()).asText("").isEmpty());
    return missing;
  }

  private void change(
      Candidate candidate, Map<String, String> properties, Outcome.Way way, String rule) {
    if (properties.isEmpty()) {
      conversation.settle(
          candidate.record(),
          new Outcome.Loaded(candidate.hubspotId(), Outcome.Way.UNCHANGED, rule));
      return;
    }
    BatchBody.Change change =
        new BatchBody.Change(candidate.record(), candidate.hubspotId(), properties);
    UpdateStep.of(conversation, List.of(change), way, rule).forEach(conversation::then);
  }

  /** One that was taken over before is followed once to the record it was merged into. */
  private void vanished(Candidate candidate) {
    if (candidate.record().step() == PlannedRecord.Step.UPDATE) {
      BatchBody.Change change =
          new BatchBody.Change(candidate.record(), candidate.hubspotId(), Map.of());
      if (followed) {
        UpdateStep.vanished(conversation, List.of(change));
      } else {
        conversation.then(
            new MergedStep(
                conversation, change, survivor -> followed(candidate.record(), survivor)));
      }
      return;
    }
    conversation.reject(
        candidate.record(),
        "CONFLICT",
        "EXISTING_RECORD_UNREADABLE",
        "HubSpot says record "
            + candidate.hubspotId()
            + " stands in the way but does not show it — it may be archived — look for it in HubSpot's recycle bin");
  }

  private Step followed(PlannedRecord record, String survivor) {
    return new ExistingStep(conversation, List.of(new Candidate(record, survivor)), policy, true);
  }

  private static void heldBy(
      BatchConversation conversation, PlannedRecord record, String hubspotId, String other) {
    Destination destination = conversation.destination();
    conversation.reject(
        record,
        "CONFLICT",
        "HELD_BY_ANOTHER",
        "HubSpot record %s already has this %s and belongs to %s %s, so %s %s cannot have it too — give one of the two another address at the source"
            .formatted(
                hubspotId,
                destination.target().equals("contacts") ? "e-mail address" : "value",
                destination.objectType(),
                other,
                destination.objectType(),
                record.sourceId()));
  }

  @Override
  public void refused(Verdict.Refused reply) {
    candidates
        .values()
        .forEach(candidate -> conversation.reject(candidate.record(), reply.error()));
  }
}
