package dev.deskferry.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.ErrorBody;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code batch/create}. Replies are matched by trace id or key, never by position. */
final class CreateStep implements Step {

  private final BatchConversation conversation;
  private final List<PlannedRecord> records;

  CreateStep(BatchConversation conversation, List<PlannedRecord> records) {
    this.conversation = conversation;
    this.records = records;
  }

  @Override
  public HubSpotRequest request() {
    List<PlannedRecord> sent = records.stream().map(conversation::sendable).toList();
    String path = conversation.paths().batch(conversation.destination().target(), "create");
    return HubSpotRequest.creation(path, BatchBody.create(sent));
  }

  @Override
  public void answered(Verdict.Answered reply) {
    Map<String, PlannedRecord> open = new LinkedHashMap<>();
    records.forEach(record -> open.put(record.sourceId(), record));
    for (JsonNode result : reply.body().path("results")) {
      String id = result.path("id").asText("");
      mentioned(result)
          .filter(key -> !id.isEmpty())
          .map(open::remove)
          .ifPresent(record -> conversation.created(record, id));
    }
    List<ErrorBody> unplaced = new ArrayList<>();
    for (JsonNode item : reply.body().path("errors")) {
      place(ErrorBody.of(item), open, unplaced);
    }
    if (open.size() == 1 && unplaced.size() == 1) {
      open.values().forEach(record -> refuse(record, unplaced.get(0)));
      return;
    }
    if (!open.isEmpty()) {
      lookUp(List.copyOf(open.values()));
    }
  }

  private Optional<String> mentioned(JsonNode result) {
    String key = conversation.destination().key();
    String traceId = result.path("objectWriteTraceId").asText("");
    return Optional.of(
        traceId.isEmpty() ? result.path("properties").path(key).asText("") : traceId);
  }

  private void place(ErrorBody error, Map<String, PlannedRecord> open, List<ErrorBody> unplaced) {
    List<String> traceIds = error.context().getOrDefault("objectWriteTraceId", List.of());
    traceIds.stream()
        .map(open::remove)
        .filter(record -> record != null)
        .forEach(record -> refuse(record, error));
    if (traceIds.isEmpty()) {
      unplaced.add(error);
    }
  }

  @Override
  public void refused(Verdict.Refused reply) {
    if (records.size() == 1) {
      refuse(records.get(0), reply.error());
      return;
    }
    int half = records.size() / 2;
    conversation.then(new CreateStep(conversation, records.subList(0, half)));
    conversation.then(new CreateStep(conversation, records.subList(half, records.size())));
  }

  @Override
  public void uncertain(Verdict.Uncertain reply) {
    lookUp(records);
  }

  /** A creation that was sent before this run may still arrive, with the content of that day. */
  private void lookUp(List<PlannedRecord> unknown) {
    unknown.stream()
        .collect(Collectors.partitioningBy(CreateStep::mayBeOlder))
        .forEach(
            (isOlder, records) -> {
              if (!records.isEmpty()) {
                conversation.then(
                    LookupStep.of(
                        conversation,
                        records,
                        isOlder
                            ? LookupStep.Found.OF_AN_EARLIER_RUN
                            : LookupStep.Found.OF_THIS_RUN));
              }
            });
  }

  private static boolean mayBeOlder(PlannedRecord record) {
    return record.step() == PlannedRecord.Step.RESOLVE;
  }

  private void refuse(PlannedRecord record, ErrorBody error) {
    Optional<ErrorBody.Holder> holder = error.holder();
    if (holder.isPresent()) {
      ExistingStep.takeOver(conversation, record, holder.get().id(), error);
    } else if (error.category().equals("CONFLICT") || error.existingId().isPresent()) {
      conflict(record, error);
    } else if (isAboutLinks(error) && conversation.dropLinks(record)) {
      conversation.createAgain(List.of(record));
    } else {
      conversation.reject(record, error);
    }
  }

  private void conflict(PlannedRecord record, ErrorBody error) {
    Optional<String> existing = error.existingId();
    if (existing.isPresent()) {
      ExistingStep.takeOver(conversation, record, existing.get(), error);
    } else if (!FirstSteps.email(record).isEmpty()) {
      conversation.then(new ExistingByEmailStep(conversation, record, error));
    } else {
      conversation.reject(record, error);
    }
  }

  /**
   * An unknown or wrongly typed other end fails its record; the text of that error is not
   * documented.
   */
  private static boolean isAboutLinks(ErrorBody error) {
    return error.category().equals("OBJECT_NOT_FOUND")
        || (error.category() + " " + error.code() + " " + error.rawMessage())
            .toLowerCase(Locale.ROOT)
            .contains("associat");
  }
}
