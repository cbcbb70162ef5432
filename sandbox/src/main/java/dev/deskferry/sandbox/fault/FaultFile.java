package dev.deskferry.sandbox.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans as JSON: {@code {"seed":1,"slowMillis":7000,"retryAfterSeconds":1,"rules":[{"side":
 * "hubspot","method":"POST","path":"/crm/**","rates":{"503":0.02,"cut_after":0.1}}]}}. Everything
 * but {@code rules} and {@code rates} may be absent.
 */
public final class FaultFile {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Set<String> KEYS =
      Set.of("seed", "slowMillis", "retryAfterSeconds", "rules");
  private static final Set<String> RULE_KEYS = Set.of("side", "method", "path", "rates");

  private FaultFile() {}

  /**
   * Reads a plan.
   *
   * @param name of the file, for messages
   * @throws IllegalArgumentException that says where, what was found and what was expected
   */
  public static FaultPlan read(String name, byte[] json) {
    JsonNode document = parse(name, json);
    known(name, document, KEYS);
    FaultPlan usual = FaultPlan.none();
    List<FaultRule> rules = new ArrayList<>();
    JsonNode array = document.path("rules");
    if (!array.isArray()) {
      throw wrong(name, "rules", array, "a list of rules");
    }
    for (JsonNode rule : array) {
      rules.add(rule(name + " rules[" + rules.size() + "]", rule));
    }
    return new FaultPlan(
        number(name, document, "seed", 1),
        Duration.ofMillis(number(name, document, "slowMillis", usual.slow().toMillis())),
        Duration.ofSeconds(
            number(name, document, "retryAfterSeconds", usual.retryAfter().toSeconds())),
        rules);
  }

  /** The plan as {@link #read} takes it. */
  static ObjectNode write(FaultPlan plan) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("seed", plan.seed()).put("slowMillis", plan.slow().toMillis());
    document.put("retryAfterSeconds", plan.retryAfter().toSeconds());
    var rules = document.putArray("rules");
    for (FaultRule rule : plan.rules()) {
      ObjectNode one = rules.addObject();
      rule.side().ifPresent(side -> one.put("side", side.name().toLowerCase(Locale.ROOT)));
      one.put("method", rule.method()).put("path", rule.path());
      ObjectNode rates = one.putObject("rates");
      rule.rates().forEach((kind, rate) -> rates.put(kind.key(), rate));
    }
    return document;
  }

  private static JsonNode parse(String name, byte[] json) {
    try {
      JsonNode document = MAPPER.readTree(json);
      if (document != null && document.isObject()) {
        return document;
      }
      throw new IllegalArgumentException(name + ": found no JSON object, expected one with rules");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s:%d:%d: not JSON: %s"
              .formatted(
                  name,
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static FaultRule rule(String where, JsonNode rule) {
    known(where, rule, RULE_KEYS);
    Map<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
    JsonNode given = rule.path("rates");
    if (!given.isObject()) {
      throw wrong(where, "rates", given, "an object such as {\"503\": 0.02}");
    }
    for (Map.Entry<String, JsonNode> rate : given.properties()) {
      FaultKind kind =
          FaultKind.of(rate.getKey())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          where
                              + ": found the fault \""
                              + rate.getKey()
                              + "\", expected one of "
                              + String.join(", ", kinds())));
      if (!rate.getValue().isNumber()) {
        throw wrong(where, rate.getKey(), rate.getValue(), "a share from 0 to 1");
      }
      rates.put(kind, rate.getValue().doubleValue());
    }
    try {
      return new FaultRule(
          side(where, rule.path("side").asText("")),
          rule.path("method").asText("*"),
          rule.path("path").asText("/**"),
          rates);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static Optional<Side> side(String where, String text) {
    return switch (text) {
      case "" -> Optional.empty();
      case "zendesk" -> Optional.of(Side.ZENDESK);
      case "hubspot" -> Optional.of(Side.HUBSPOT);
      default ->
          throw new IllegalArgumentException(
              where + ": found the side \"" + text + "\", expected zendesk or hubspot");
    };
  }

  private static List<String> kinds() {
    return java.util.Arrays.stream(FaultKind.values()).map(FaultKind::key).toList();
  }

  private static long number(String where, JsonNode document, String key, long usual) {
    JsonNode value = document.path(key);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw wrong(where, key, value, "a whole number");
    }
    return value.longValue();
  }

  private static void known(String where, JsonNode object, Set<String> keys) {
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw new IllegalArgumentException(
                    where
                        + ": found the key \""
                        + key
                        + "\", expected one of "
                        + keys.stream().sorted().toList());
              }
            });
  }

  private static IllegalArgumentException wrong(
      String where, String key, JsonNode found, String expected) {
    String shown = found.isMissingNode() ? "nothing" : found.toString();
    return new IllegalArgumentException(
        where + ": " + key + ": found " + shown + ", expected " + expected);
  }
}
