package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.problem.Location;
import dev.deskferry.run.MappingsFingerprint;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether two nodes extract the same: account, {@code extract.start_time} and all sources with the
 * settings in them. How they are written, and how fast or patient a node is, makes no difference.
 */
final class ExtractFingerprint {

  private static final JsonNodeFactory NODES = new ObjectMapper().getNodeFactory();

  private ExtractFingerprint() {}

  static String of(ExtractJob job) {
    Map<String, String> parts = new HashMap<>();
    parts.put("zendesk.url", job.zendesk().url());
    parts.put("extract.start_time", Long.toString(job.settings().startTime()));
    job.sources().forEach(source -> parts.put("source " + source.name(), node(source).toString()));
    return MappingsFingerprint.of(parts);
  }

  /**
   * Refuses to work on a run that was planned with other sources.
   *
   * @throws dev.deskferry.run.RunRefusedException when they differ
   */
  static void requireSame(Run run, ExtractJob job) {
    MappingsFingerprint.requireSame(Phase.EXTRACT, run.runId(), run.fingerprint(), of(job));
  }

  private static JsonNode node(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(ExtractFingerprint::node).orElse(NODES.nullNode());
    }
    if (value instanceof Collection<?> values) {
      ArrayNode nodes = NODES.arrayNode();
      values.forEach(each -> nodes.add(node(each)));
      return nodes;
    }
    if (value instanceof Map<?, ?> map) {
      TreeMap<String, JsonNode> sorted = new TreeMap<>();
      map.forEach((key, each) -> sorted.put(String.valueOf(key), node(each)));
      return NODES.objectNode().setAll(sorted);
    }
    return value instanceof Record fields ? fields(fields) : NODES.textNode(String.valueOf(value));
  }

  private static ObjectNode fields(Record fields) {
    ObjectNode node = NODES.objectNode();
    for (RecordComponent component : fields.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(fields);
        if (!(value instanceof Location)) {
          node.set(component.getName(), node(value));
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a source's " + component.getName() + " is not public", e);
      }
    }
    return node;
  }
}
