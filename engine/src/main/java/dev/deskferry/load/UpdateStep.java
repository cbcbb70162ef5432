package dev.deskferry.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.ErrorBody;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;
import dev.deskferry.spec.LoadSettings.OnMissing;
import dev.deskferry.spec.OnExisting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code batch/update} by HubSpot id. An id that neither a result nor an error mentions was merged
 * into another record; it is followed once.
 */
final class UpdateStep implements Step {

  private final BatchConversation conversation;
  private final List<BatchBody.Change> changes;
  private final Outcome.Way way;
  private final String rule;
  private final boolean followed;

  private UpdateStep(
      BatchConversation conversation,
      List<BatchBody.Change> changes,
      Outcome.Way way,
      String rule,
      boolean followed) {
    this.conversation = conversation;
    this.changes = changes;
    this.way = way;
    this.rule = rule;
    this.followed = followed;
  }

  /**
   * Updates of records that stand in HubSpot; those taken over earlier are still treated by that
   * policy.
   */
  static List<Step> first(BatchConversation conversation, List<PlannedRecord> records) {
    List<BatchBody.Change> changes = new ArrayList<>();
    List<ExistingStep.Candidate> filling = new ArrayList<>();
    for (PlannedRecord record : records) {
      if (record.adopted().equals(Optional.of(OnExisting.SKIP))) {
        conversation.settle(
            record, new Outcome.Loaded(record.hubspotId(), Outcome.Way.UNCHANGED, ""));
      } else if (record.adopted().equals(Optional.of(OnExisting.FILL_EMPTY))) {
        filling.add(new ExistingStep.Candidate(record, record.hubspotId()));
      } else {
        changes.add(
            new BatchBody.Change(record, record.hubspotId(), withoutKey(conversation, record)));
      }
    }
    List<Step> steps = new ArrayList<>(of(conversation, changes, Outcome.Way.UPDATED, ""));
    FirstSteps.waves(filling, ExistingStep.Candidate::hubspotId)
        .forEach(wave -> steps.add(new ExistingStep(conversation, wave, OnExisting.FILL_EMPTY)));
    return steps;
  }

  /** Updates that HubSpot accepts together: no id twice in one request. */
  static List<Step> of(
      BatchConversation conversation,
      List<BatchBody.Change> changes,
      Outcome.Way way,
      String rule) {
    List<Step> steps = new ArrayList<>();
    for (List<BatchBody.Change> wave : FirstSteps.waves(changes, BatchBody.Change::hubspotId)) {
      steps.add(new UpdateStep(conversation, wave, way, rule, false));
    }
    return steps;
  }

  private Step followed(BatchBody.Change change, String survivor) {
    BatchBody.Change moved = new BatchBody.Change(change.record(), survivor, change.properties());
    return new UpdateStep(conversation, List.of(moved), way, rule, true);
  }

  @Override
  public HubSpotRequest request() {
    String path = conversation.paths().batch(conversation.destination().target(), "update");
    byte[] body = BatchBody.update(changes);
    return new HubSpotRequest("POST", path, body, HubSpotRequest.Bucket.BURST, true);
  }

  @Override
  public void answered(Verdict.Answered reply) {
    Map<String, BatchBody.Change> open = new LinkedHashMap<>();
    changes.forEach(change -> open.put(change.hubspotId(), change));
    for (JsonNode result : reply.body().path("results")) {
      BatchBody.Change change = open.remove(result.path("id").asText(""));
      if (change != null) {
        settle(change);
      }
    }
    for (JsonNode item : reply.body().path("errors")) {
      ErrorBody error = ErrorBody.of(item);
      List<BatchBody.Change> named = named(error, open.values());
      named.forEach(change -> open.remove(change.hubspotId()));
      refuse(named, error);
    }
    open.values().forEach(this::follow);
  }

  private static List<BatchBody.Change> named(ErrorBody error, Collection<BatchBody.Change> open) {
    List<String> traceIds = error.context().getOrDefault("objectWriteTraceId", List.of());
    List<String> ids = error.context().getOrDefault("ids", List.of());
    return open.stream()
        .filter(
            change ->
                traceIds.contains(change.record().sourceId()) || ids.contains(change.hubspotId()))
        .toList();
  }

  @Override
  public void refused(Verdict.Refused reply) {
    if (changes.size() == 1) {
      refuse(changes, reply.error());
      return;
    }
    int half = changes.size() / 2;
    conversation.then(new UpdateStep(conversation, changes.subList(0, half), way, rule, followed));
    conversation.then(
        new UpdateStep(conversation, changes.subList(half, changes.size()), way, rule, followed));
  }

  private void settle(BatchBody.Change change) {
    conversation.settle(change.record(), new Outcome.Loaded(change.hubspotId(), way, rule));
  }

  private void follow(BatchBody.Change change) {
    if (followed) {
      conversation.reject(
          change.record(),
          "HUBSPOT",
          "NOT_MENTIONED",
          "HubSpot answered the update of "
              + change.hubspotId()
              + " without naming it, twice — expected a result or an error for it — look at the record in HubSpot");
    } else {
      conversation.then(
          new MergedStep(conversation, change, survivor -> followed(change, survivor)));
    }
  }

  private void refuse(List<BatchBody.Change> refused, ErrorBody error) {
    if (error.category().equals("OBJECT_NOT_FOUND")) {
      vanished(conversation, refused);
    } else {
      refused.forEach(change -> conversation.reject(change.record(), error));
    }
  }

  /** The records were deleted in HubSpot after we had loaded them, by others unless we say so. */
  static void vanished(BatchConversation conversation, List<BatchBody.Change> changes) {
    List<PlannedRecord> anew = new ArrayList<>();
    for (BatchBody.Change change : changes) {
      if (change.record().isArchived()
          || conversation.destination().onMissing() == OnMissing.RECREATE) {
        anew.add(change.record());
      } else {
        deletedByOthers(conversation, change);
      }
    }
    conversation.createAnew(anew);
  }

  private static void deletedByOthers(BatchConversation conversation, BatchBody.Change change) {
    conversation.reject(
        change.record(),
        "LOCAL",
        "DELETED_IN_HUBSPOT",
        "HubSpot no longer has record "
            + change.hubspotId()
            + ", which this migration had loaded — restore it in HubSpot, or set load.on_missing: recreate");
  }

  private static Map<String, String> withoutKey(
      BatchConversation conversation, PlannedRecord record) {
    Map<String, String> properties = new TreeMap<>(record.properties());
    properties.remove(conversation.destination().key());
    return properties;
  }
}
