package dev.deskferry.sandbox.fault;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
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

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final long LONGEST_MILLIS = 600_000;
  private static final long LONGEST_SECONDS = 86_400;
  private static final int MOST_RULES = 1_000;
  private static final int LONGEST_PATH = 1_000;
  private static final int LONGEST_SHOWN = 200;
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
    if (array.size() > MOST_RULES) {
      throw new IllegalArgumentException(
          name + ": rules: found " + array.size() + ", expected at most " + MOST_RULES);
    }
    for (JsonNode rule : array) {
      rules.add(rule(name + " rules[" + rules.size() + "]", rule));
    }
    return new FaultPlan(
        number(name, document, "seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        Duration.ofMillis(
            number(name, document, "slowMillis", usual.slow().toMillis(), 0, LONGEST_MILLIS)),
        Duration.ofSeconds(
            number(
                name,
                document,
                "retryAfterSeconds",
                usual.retryAfter().toSeconds(),
                0,
                LONGEST_SECONDS)),
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
      // Limits on nesting and lengths are reported without a place.
      JsonLocation place = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      throw new IllegalArgumentException(
          "%s:%d:%d: not JSON: %s"
              .formatted(
                  name,
                  Math.max(1, place.getLineNr()),
                  Math.max(1, place.getColumnNr()),
                  e.getOriginalMessage()),
          e);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static FaultRule rule(String where, JsonNode rule) {
    if (!rule.isObject()) {
      throw new IllegalArgumentException(where + ": found " + shown(rule) + ", expected a rule");
    }
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
    Optional<Side> side = side(where, text(where, rule, "side", ""));
    String method = text(where, rule, "method", "*");
    String path = text(where, rule, "path", "/**");
    if (path.length() > LONGEST_PATH) {
      throw wrong(where, "path", rule.path("path"), "at most " + LONGEST_PATH + " characters");
    }
    try {
      return new FaultRule(side, method, path, rates);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }

  private static String text(String where, JsonNode rule, String key, String usual) {
    JsonNode value = rule.path(key);
    if (!value.isMissingNode() && !value.isTextual()) {
      throw wrong(where, key, value, "a text");
    }
    return value.asText(usual);
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

  private static long number(
      String where, JsonNode document, String key, long usual, long least, long most) {
    JsonNode value = document.path(key);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw wrong(where, key, value, "a whole number");
    }
    if (value.longValue() < least || value.longValue() > most) {
      throw wrong(where, key, value, least + " to " + most);
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
    return new IllegalArgumentException(
        where + ": " + key + ": found " + shown(found) + ", expected " + expected);
  }

  private static String shown(JsonNode found) {
    String text = found.isMissingNode() ? "nothing" : found.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
