package dev.deskferry.sandbox.hubspot.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One refusal in HubSpot's words: the body of a failed request (schema {@code Error} of the CRM
 * OpenAPI files) or one element of {@code errors} in a 207 (schema {@code StandardError}, of which
 * real replies carry only the members set here).
 *
 * @param status HTTP status when the whole request fails
 * @param category such as {@code VALIDATION_ERROR}; null where real bodies have none
 * @param subCategory such as {@code crm.associations.INVALID_IDENTIFIER}
 * @param message text as HubSpot writes it
 * @param context lists of values by name, possibly empty
 * @param details the {@code errors} member of a failed request
 * @param links the {@code links} member
 */
public record Fault(
    int status,
    @Nullable String category,
    @Nullable String subCategory,
    String message,
    Map<String, List<String>> context,
    List<Detail> details,
    Map<String, String> links) {

  /** One element of {@code errors} of a failed request (schema {@code ErrorDetail}). */
  public record Detail(String message, @Nullable String code, Map<String, List<String>> context) {}

  /** A fault without context. */
  public static Fault of(int status, String category, String message) {
    return new Fault(status, category, null, message, Map.of(), List.of(), Map.of());
  }

  /** A refusal of the web server itself, which has no category. */
  public static Fault bare(int status, String message) {
    return new Fault(status, null, null, message, Map.of(), List.of(), Map.of());
  }

  /** A 400 of category {@code VALIDATION_ERROR}. */
  public static Fault validation(String message) {
    return of(400, "VALIDATION_ERROR", message);
  }

  /** The 404 of a single record, property, pipeline or owner. */
  public static Fault notFound(String message) {
    return of(404, "OBJECT_NOT_FOUND", message);
  }

  /** Names of required JSON members that are absent, as HubSpot lists them. */
  public static Fault missingFields(List<String> names) {
    return validation(
        "Invalid input JSON on line 1, column 2. Some required fields were not set: ["
            + String.join(", ", names)
            + "]");
  }

  /** The same fault with another sub-category. */
  public Fault inSubCategory(String value) {
    return new Fault(status, category, value, message, context, details, links);
  }

  /** The same fault with one more entry of context. */
  public Fault with(String name, List<String> values) {
    Map<String, List<String>> more = new LinkedHashMap<>(context);
    more.put(name, values);
    return new Fault(status, category, subCategory, message, more, details, links);
  }

  /** The body of a request that failed as a whole. */
  public ObjectNode body(String correlationId) {
    ObjectNode body = Json.object();
    body.put("status", "error").put("message", message).put("correlationId", correlationId);
    putContext(body);
    if (!details.isEmpty()) {
      ArrayNode errors = body.putArray("errors");
      for (Detail detail : details) {
        ObjectNode error = errors.addObject().put("message", detail.message());
        if (detail.code() != null) {
          error.put("code", detail.code());
        }
        if (!detail.context().isEmpty()) {
          error.set("context", Json.MAPPER.valueToTree(detail.context()));
        }
      }
    }
    if (!links.isEmpty()) {
      body.set("links", Json.MAPPER.valueToTree(links));
    }
    putCategories(body);
    return body;
  }

  /** One element of {@code errors} in a 207. */
  public ObjectNode item() {
    ObjectNode item = Json.object().put("status", "error");
    putCategories(item);
    item.put("message", message);
    putContext(item);
    return item;
  }

  private void putContext(ObjectNode body) {
    if (!context.isEmpty()) {
      body.set("context", Json.MAPPER.valueToTree(context));
    }
  }

  private void putCategories(ObjectNode body) {
    if (category != null) {
      body.put("category", category);
    }
    if (subCategory != null) {
      body.put("subCategory", subCategory);
    }
  }
}
