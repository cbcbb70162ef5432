package dev.deskferry.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.ErrorBody;
import dev.deskferry.hubspot.HubSpotPaths;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.Verdict;
import dev.deskferry.mapping.AssociationType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes links between records that both stand in HubSpot: up to 2,000 pairs a request ("Associate
 * records", read 2026-11-22). Repeating is harmless. A pair counts as made only when a result names
 * it, since an empty {@code types} list is answered with success and links nothing.
 */
public final class LinkConversation {

  /** Pairs HubSpot takes in one request. */
  public static final int MAX_PAIRS = 2_000;

  private final String from;
  private final String to;
  private final HubSpotPaths paths;
  private final Deque<List<Pair>> open = new ArrayDeque<>();
  private final Map<Pair, Refusal> refusals = new LinkedHashMap<>();
  private List<Pair> current = List.of();

  /**
   * A pair to link.
   *
   * @param types all types the pair is to have: sending types replaces those that were there
   */
  public record Pair(String fromHubspotId, String toHubspotId, Collection<AssociationType> types) {

    private String key() {
      return fromHubspotId + ">" + toHubspotId;
    }
  }

  /** Why HubSpot would not link a pair; texts are empty where it said nothing. */
  public record Refusal(String category, String code, String message, String correlationId) {

    private static Refusal of(ErrorBody error) {
      String code = error.code().isEmpty() ? error.category() : error.code();
      return new Refusal(error.category(), code, error.message(), error.correlationId());
    }
  }

  /**
   * @param pairs no pair of ids twice
   */
  public LinkConversation(String from, String to, HubSpotPaths paths, List<Pair> pairs) {
    this.from = from;
    this.to = to;
    this.paths = paths;
    open.add(List.copyOf(pairs));
  }

  /** The next request; empty when every pair is made or refused. */
  public Optional<HubSpotRequest> next() {
    List<Pair> pairs = open.poll();
    if (pairs == null || pairs.isEmpty()) {
      return Optional.empty();
    }
    current = pairs;
    List<BatchBody.Pair> inputs =
        pairs.stream()
            .map(p -> new BatchBody.Pair(p.fromHubspotId(), p.toHubspotId(), p.types()))
            .toList();
    return Optional.of(
        new HubSpotRequest(
            "POST",
            paths.associations(from, to, "create"),
            BatchBody.associate(inputs),
            HubSpotRequest.Bucket.ASSOCIATIONS,
            true));
  }

  /** Reads the reply to the last {@link #next()}. */
  public void accept(Verdict verdict) {
    if (verdict instanceof Verdict.Answered answered) {
      answered(answered);
    } else if (verdict instanceof Verdict.Refused refused) {
      split(current, Refusal.of(refused.error()));
    } else {
      throw new IllegalArgumentException("not an answer: " + verdict);
    }
  }

  /** Why pairs were not made; pairs that are absent here are made. */
  public Map<Pair, Refusal> refusals() {
    return Map.copyOf(refusals);
  }

  private void answered(Verdict.Answered reply) {
    JsonNode body = reply.body();
    Map<String, Pair> unnamed = new LinkedHashMap<>();
    current.forEach(pair -> unnamed.put(pair.key(), pair));
    for (JsonNode result : body.path("results")) {
      unnamed.remove(
          result.path("fromObjectId").asText() + ">" + result.path("toObjectId").asText());
    }
    if (!unnamed.isEmpty()) {
      JsonNode error = body.path("errors").path(0);
      Refusal reason =
          error.isObject()
              ? Refusal.of(ErrorBody.of(error).orCorrelation(reply.correlationId()))
              : new Refusal(
                  "HUBSPOT",
                  "NOT_MENTIONED",
                  "HubSpot answered with success but made no link",
                  reply.correlationId());
      split(List.copyOf(unnamed.values()), reason);
    }
  }

  /** A smaller request names the culprit; a single pair that fails is the culprit. */
  private void split(List<Pair> pairs, Refusal reason) {
    if (pairs.size() == 1 && current.size() == 1) {
      refusals.put(pairs.get(0), reason);
      return;
    }
    if (pairs.size() < current.size()) {
      open.add(pairs);
      return;
    }
    open.add(pairs.subList(0, pairs.size() / 2));
    open.add(pairs.subList(pairs.size() / 2, pairs.size()));
  }
}
