package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was done to pipelines and stages, latest first; the latest {@value #KEPT} of each. */
final class PipelineAudits {

  private static final int KEPT = 100;

  private final long portalId;
  private final Map<String, Deque<ObjectNode>> byIdentifier = new ConcurrentHashMap<>();

  PipelineAudits(long portalId) {
    this.portalId = portalId;
  }

  /**
   * Notes an action; called while nothing else changes the portal.
   *
   * @param action {@code CREATE}, {@code UPDATE} or {@code DELETE}
   */
  void add(Instant now, String action, ObjectNode pipelineOrStage) {
    String identifier = pipelineOrStage.get("id").asText();
    ObjectNode audit = Json.object().put("action", action).put("identifier", identifier);
    audit.put("portalId", portalId).put("timestamp", now.toString());
    audit.set("rawObject", pipelineOrStage.deepCopy());
    Deque<ObjectNode> audits =
        byIdentifier.computeIfAbsent(identifier, absent -> new ArrayDeque<>());
    audits.addFirst(audit);
    if (audits.size() > KEPT) {
      audits.removeLast();
    }
  }

  /** The reply for one pipeline or stage; empty for HubSpot's own that nobody touched. */
  ObjectNode of(String identifier) {
    ObjectNode body = Json.object();
    ArrayNode results = body.putArray("results");
    byIdentifier.getOrDefault(identifier, new ArrayDeque<>()).forEach(results::add);
    return body;
  }
}
