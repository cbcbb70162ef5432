package dev.deskferry.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HubSpot's error shape, whole-request or one of a 207's {@code errors[]}.
 *
 * @param category e.g. {@code VALIDATION_ERROR, CONFLICT, OBJECT_NOT_FOUND, MISSING_SCOPES}; may be
 *     empty
 * @param code the innermost code found, e.g. {@code INVALID_OPTION}; may be empty
 * @param property the property the error names, or empty
 * @param rawMessage as sent; may hold values of the record, so show {@link #message()} instead
 * @param correlationId HubSpot's id for its support, may be empty
 * @param policyName of a 429, may be empty
 * @param context each value a list, e.g. {@code objectWriteTraceId, ids, existingId}
 */
public record ErrorBody(
    String category,
    String code,
    String property,
    String rawMessage,
    String correlationId,
    String policyName,
    Map<String, List<String>> context) {

  private static final Pattern INNER =
      Pattern.compile("Property values were not valid: (\\[.*)", Pattern.DOTALL);
  private static final Pattern EMAIL = Pattern.compile("[^\\s\"'=,:\\[(<]+@[^\\s\"',;\\]})>]+");
  private static final Pattern EXISTING = Pattern.compile("Existing ID: (\\d+)");
  private static final Pattern HOLDER =
      Pattern.compile(
          "propertyName=([^,}]+).*? on (\\d+)\\. (\\d+) already has that value", Pattern.DOTALL);
  private static final int SHOWN_LENGTH = 400;

  /**
   * The error in a tree; anything that is no error object becomes one with a message that says so.
   */
  public static ErrorBody of(JsonNode tree) {
    if (!tree.isObject()) {
      return new ErrorBody("", "", "", "a reply that is not JSON", "", "", Map.of());
    }
    String message = tree.path("message").asText("");
    JsonNode inner = inner(message);
    JsonNode detail = tree.path("errors").path(0);
    Map<String, List<String>> context = context(tree.path("context"));
    String code = firstText(inner.path("error"), detail.path("code"), tree.path("subCategory"));
    String property =
        firstText(inner.path("name"), detail.path("context").path("propertyName").path(0));
    return new ErrorBody(
        firstText(tree.path("category"), tree.path("errorType")),
        code,
        property,
        message,
        tree.path("correlationId").asText(""),
        tree.path("policyName").asText(""),
        context);
  }

  /**
   * The message without e-mail addresses and cut to a readable length, the property named first
   * when known.
   */
  public String message() {
    JsonNode inner = inner(rawMessage);
    String text =
        inner.isObject()
            ? firstText(inner.path("message"), inner.path("localizedErrorMessage"))
            : rawMessage;
    String clean =
        EMAIL.matcher(text.isEmpty() ? rawMessage : text).replaceAll("(an e-mail address)");
    String shown = clean.length() <= SHOWN_LENGTH ? clean : clean.substring(0, SHOWN_LENGTH) + "…";
    return property.isEmpty() || shown.contains(property) ? shown : property + ": " + shown;
  }

  /**
   * The record that already exists, from {@code context.existingId} or the message's {@code
   * Existing ID: n}.
   */
  public Optional<String> existingId() {
    List<String> ids = context.getOrDefault("existingId", List.of());
    if (!ids.isEmpty()) {
      return Optional.of(ids.get(0));
    }
    Matcher matcher = EXISTING.matcher(rawMessage);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * Who holds a unique value. Of the two ids in {@code Cannot set PropertyValueCoordinates{…} on A.
   * B already has that value.} the holder is the second; the first is the half-made record.
   */
  public Optional<Holder> holder() {
    Matcher matcher = HOLDER.matcher(rawMessage);
    return matcher.find()
        ? Optional.of(new Holder(matcher.group(1), matcher.group(3)))
        : Optional.empty();
  }

  /** A unique property and the id of the record that has its value. */
  public record Holder(String property, String id) {}

  /**
   * Scopes a 403 asks for: {@code errors[].context.requiredGranularScopes}; empty when it names
   * none.
   */
  public static List<String> missingScopes(JsonNode tree) {
    List<String> scopes = new ArrayList<>();
    tree.path("errors")
        .forEach(
            error ->
                error
                    .path("context")
                    .path("requiredGranularScopes")
                    .forEach(s -> scopes.add(s.asText())));
    tree.path("context")
        .path("requiredGranularScopes")
        .forEach(scope -> scopes.add(scope.asText()));
    return List.copyOf(scopes);
  }

  /** The same, with that correlation id when it has none of its own. */
  public ErrorBody orCorrelation(String other) {
    return correlationId.isEmpty()
        ? new ErrorBody(category, code, property, rawMessage, other, policyName, context)
        : this;
  }

  private static JsonNode inner(String message) {
    Matcher matcher = INNER.matcher(message);
    return Json.read(matcher.find() ? matcher.group(1) : "").path(0);
  }

  private static Map<String, List<String>> context(JsonNode tree) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    tree.properties()
        .forEach(
            entry -> {
              List<String> values = new ArrayList<>();
              if (entry.getValue().isArray()) {
                entry.getValue().forEach(value -> values.add(value.asText()));
              } else {
                values.add(entry.getValue().asText());
              }
              context.put(entry.getKey(), List.copyOf(values));
            });
    return Map.copyOf(context);
  }

  private static String firstText(JsonNode... nodes) {
    for (JsonNode node : nodes) {
      if (node.isTextual() && !node.asText().isEmpty()) {
        return node.asText();
      }
    }
    return "";
  }
}
