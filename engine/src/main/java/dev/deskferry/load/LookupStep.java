package dev.deskferry.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks unknown records up by their unique key: what is there was created, what is absent is sent
 * again. {@code batch/read} with {@code idProperty}; unknown keys come as one {@code
 * OBJECT_NOT_FOUND} error and are simply those without a result.
 */
final class LookupStep implements Step {

  /** By whom a record that is found was created. */
  enum Found {
    /** By this conversation, with this very content. */
    OF_THIS_RUN,
    /** By an earlier attempt, perhaps with older content, so it is updated too. */
    OF_AN_EARLIER_RUN,
    /** By an earlier run; all there is to do is to know it. */
    LEFT_BEHIND
  }

  private final BatchConversation conversation;
  private final List<PlannedRecord> records;
  private final Found found;

  private LookupStep(BatchConversation conversation, List<PlannedRecord> records, Found found) {
    this.conversation = conversation;
    this.records = records;
    this.found = found;
  }

  /** The look-up that the portal allows: by unique key, else through the records they belong to. */
  static Step of(BatchConversation conversation, List<PlannedRecord> records, Found found) {
    return conversation.destination().keyUnique()
        ? new LookupStep(conversation, records, found)
        : new NeighbourStep(conversation, records, found);
  }

  @Override
  public HubSpotRequest request() {
    String key = conversation.destination().key();
    List<String> ids = records.stream().map(PlannedRecord::sourceId).toList();
    return HubSpotRequests.read(conversation, BatchBody.read(ids, key, List.of(key)));
  }

  @Override
  public void answered(Verdict.Answered reply) {
    String key = conversation.destination().key();
    Map<String, String> ids = new LinkedHashMap<>();
    for (JsonNode result : reply.body().path("results")) {
      ids.put(result.path("properties").path(key).asText(""), result.path("id").asText(""));
    }
    settle(conversation, records, ids, found);
  }

  /** Settles those found, updates them when they may be older, and sends the absent ones. */
  static void settle(
      BatchConversation conversation,
      List<PlannedRecord> records,
      Map<String, String> ids,
      Found found) {
    List<PlannedRecord> absent = new ArrayList<>();
    List<PlannedRecord> adopted = new ArrayList<>();
    List<PlannedRecord> standing = new ArrayList<>();
    List<BatchBody.Change> older = new ArrayList<>();
    Set<String> held = found == Found.OF_THIS_RUN ? Set.of() : held(conversation, records, ids);
    for (PlannedRecord record : records) {
      String id = ids.getOrDefault(record.sourceId(), "");
      if (id.isEmpty()) {
        absent.add(record);
      } else if (found == Found.OF_THIS_RUN) {
        conversation.created(record, id);
      } else if (found == Found.LEFT_BEHIND) {
        boolean isHeld = held.contains(record.sourceId());
        PlannedRecord known = isHeld ? conversation.adopt(record, id) : record;
        conversation.loaded(known, id, Outcome.Way.UNCHANGED);
      } else if (held.contains(record.sourceId())) {
        adopted.add(conversation.adopt(record, id));
      } else {
        PlannedRecord own = conversation.own(record, id);
        older.add(new BatchBody.Change(own, id, own.properties()));
        standing.add(own);
      }
    }
    standing.addAll(adopted);
    UnlinkStep.of(conversation, standing).forEach(conversation::then);
    UpdateStep.of(conversation, older, Outcome.Way.CREATED, "").forEach(conversation::then);
    UpdateStep.first(conversation, adopted).forEach(conversation::then);
    absent(conversation, absent, found);
  }

  private static Set<String> held(
      BatchConversation conversation, List<PlannedRecord> records, Map<String, String> ids) {
    Map<String, String> found = new LinkedHashMap<>();
    for (PlannedRecord record : records) {
      String id = ids.getOrDefault(record.sourceId(), "");
      if (!id.isEmpty()) {
        found.put(record.sourceId(), id);
      }
    }
    return conversation.held(found);
  }

  private static void absent(
      BatchConversation conversation, List<PlannedRecord> absent, Found found) {
    if (found == Found.LEFT_BEHIND) {
      absent.forEach(record -> conversation.settle(record, new Outcome.Absent()));
    } else {
      conversation.createAgain(absent);
    }
  }

  @Override
  public void refused(Verdict.Refused reply) {
    if (reply.status() == 404) {
      absent(conversation, records, found);
    } else {
      records.forEach(
          record -> conversation.settle(record, new Outcome.Unknown(reply.error().message())));
    }
  }
}
