package dev.deskferry.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * The code in an error body. There are four envelopes: an {@code error} object with a {@code
 * title}, an {@code error} text with a {@code description}, an {@code errors} list with {@code
 * code}s, and a bare {@code error}; and bodies that are no JSON at all.
 */
final class ErrorCode {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHOWABLE = "[A-Za-z][A-Za-z ']{0,39}";

  private ErrorCode() {}

  /**
   * A short word such as {@code RecordNotFound}; empty when the body has none that may be shown.
   */
  static String of(byte[] body) {
    JsonNode error = parse(body);
    return Stream.of(
            error.path("error").path("title"),
            error.path("error").path("code"),
            error.path("error"),
            error.path("errors").path(0).path("code"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> text.matches(SHOWABLE))
        .findFirst()
        .orElse("");
  }

  /** Whether the body complains that the token lacks a scope. */
  static boolean isMissingScope(byte[] body) {
    return parse(body).path("description").asText("").contains("required scopes");
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode parsed = JSON.readTree(body);
      return parsed == null ? JSON.nullNode() : parsed;
    } catch (IOException e) {
      // Text and HTML bodies are normal here; they simply carry no code.
      return JSON.nullNode();
    }
  }
}
