package dev.deskferry.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pipeline as the portal has it.
 *
 * @param stages labels by stage id, in display order
 */
public record PortalPipeline(String id, String label, Map<String, String> stages) {

  /** All pipelines in the reply to {@code GET /pipelines/{type}}. */
  public static List<PortalPipeline> all(JsonNode reply) {
    List<PortalPipeline> all = new ArrayList<>();
    reply.path("results").forEach(node -> all.add(of(node)));
    return all;
  }

  /** One pipeline. */
  public static PortalPipeline of(JsonNode node) {
    Map<String, String> stages = new LinkedHashMap<>();
    node.path("stages")
        .forEach(stage -> stages.put(stage.path("id").asText(), stage.path("label").asText()));
    return new PortalPipeline(node.path("id").asText(), node.path("label").asText(), stages);
  }

  /** The stage of that id, else of that label. */
  public Optional<String> stageId(String name, String stageLabel) {
    if (stages.containsKey(name)) {
      return Optional.of(name);
    }
    return stages.entrySet().stream()
        .filter(stage -> stage.getValue().equalsIgnoreCase(stageLabel))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
