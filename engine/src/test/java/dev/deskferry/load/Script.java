package dev.deskferry.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.ApiVersion;
import dev.deskferry.hubspot.ErrorBody;
import dev.deskferry.hubspot.HubSpotPaths;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.Verdict;
import dev.deskferry.mapping.AssociationType;
import dev.deskferry.spec.LoadSettings.OnMissing;
import dev.deskferry.spec.OnExisting;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Plays HubSpot's part of a conversation and remembers what was asked. */
final class Script {

  private static final Claims NOBODY_ELSE =
      new Claims() {
        @Override
        public Optional<String> take(String target, String hubspotId, String sourceId) {
          return Optional.empty();
        }

        @Override
        public void confirm(String target, String hubspotId, String sourceId) {}

        @Override
        public Set<String> held(String target, Map<String, String> hubspotIds) {
          return Set.of();
        }

        @Override
        public void release(String target, Collection<String> sourceIds) {}
      };

  static final Duration SEARCH_LAG = Duration.ofSeconds(10);

  final List<HubSpotRequest> asked = new ArrayList<>();
  private final Deque<Function<JsonNode, Verdict>> replies = new ArrayDeque<>();

  Script answer(int status, String body) {
    replies.add(sent -> new Verdict.Answered(status, Json.read(body), "c-1"));
    return this;
  }

  Script refuse(int status, String body) {
    replies.add(sent -> new Verdict.Refused(status, ErrorBody.of(Json.read(body))));
    return this;
  }

  Script uncertain() {
    replies.add(sent -> new Verdict.Uncertain(Duration.ZERO, "no answer"));
    return this;
  }

  Script reply(Function<JsonNode, Verdict> reply) {
    replies.add(reply);
    return this;
  }

  /** Plays to the end and gives the outcomes by source id. */
  Outcomes play(BatchConversation conversation) {
    Optional<HubSpotRequest> request = conversation.next();
    while (request.isPresent()) {
      asked.add(request.get());
      assertThat(replies).as("a reply to " + request.get()).isNotEmpty();
      conversation.accept(replies.remove().apply(body(asked.size() - 1)));
      request = conversation.next();
    }
    assertThat(replies).as("replies nobody asked for").isEmpty();
    Map<String, RecordOutcome> outcomes = new TreeMap<>();
    conversation.outcomes().forEach(outcome -> outcomes.put(outcome.sourceId(), outcome));
    return new Outcomes(outcomes);
  }

  /** What became of each record. */
  record Outcomes(Map<String, RecordOutcome> bySourceId) {

    RecordOutcome get(String sourceId) {
      return Objects.requireNonNull(bySourceId.get(sourceId), sourceId);
    }

    Collection<RecordOutcome> values() {
      return bySourceId.values();
    }
  }

  JsonNode body(int index) {
    return Json.read(Objects.requireNonNullElse(asked.get(index).body(), new byte[0]));
  }

  /** How long each request waits before it is sent. */
  List<Duration> pauses() {
    return asked.stream().map(HubSpotRequest::pause).toList();
  }

  List<String> paths() {
    return asked.stream().map(HubSpotRequest::path).toList();
  }

  static BatchConversation conversation(Destination destination, PlannedRecord... records) {
    return conversation(destination, NOBODY_ELSE, records);
  }

  static BatchConversation conversation(
      Destination destination, Claims claims, PlannedRecord... records) {
    return new BatchConversation(
        destination, new HubSpotPaths(ApiVersion.DEFAULT), claims, List.of(records));
  }

  static Destination contacts(OnExisting policy) {
    return new Destination(
        "users",
        "users",
        "f",
        "contacts",
        "zendesk_user_id",
        true,
        policy,
        OnMissing.REJECT,
        SEARCH_LAG);
  }

  static Destination notes(boolean unique) {
    return new Destination(
        "ticket_comments",
        "notes",
        "f",
        "notes",
        "zendesk_comment_id",
        unique,
        OnExisting.OVERWRITE,
        OnMissing.REJECT,
        SEARCH_LAG);
  }

  static PlannedRecord record(String id, String... properties) {
    return record(PlannedRecord.Step.CREATE, id, "", List.of(), properties);
  }

  static PlannedRecord record(
      PlannedRecord.Step step,
      String id,
      String hubspotId,
      List<Link> links,
      String... properties) {
    TreeMap<String, String> all = new TreeMap<>();
    all.put("zendesk_user_id", id);
    for (int i = 0; i < properties.length; i += 2) {
      all.put(properties[i], properties[i + 1]);
    }
    return new PlannedRecord(
        id, step, hubspotId, all, links, List.of(), Optional.empty(), new UUID(0, 1), false);
  }

  static Link toTicket(String id, String hubspotId) {
    return new Link(
        "ticket",
        "tickets",
        id,
        "tickets",
        hubspotId,
        List.of(AssociationType.hubspot(228)),
        true,
        "");
  }
}
