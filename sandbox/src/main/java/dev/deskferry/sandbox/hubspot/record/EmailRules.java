package dev.deskferry.sandbox.hubspot.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Emails need a timestamp and a direction; {@code hs_email_headers}, a JSON text, fills the
 * read-only address properties (emails guide of the API reference, read 2026-11-22).
 */
final class EmailRules implements RecordRules {

  private static final String HEADERS = "hs_email_headers";

  @Override
  public List<String> missing(Draft draft) {
    List<String> missing = new ArrayList<>();
    for (String name : List.of("hs_timestamp", "hs_email_direction")) {
      if (draft.text(name) == null) {
        missing.add(name);
      }
    }
    return missing;
  }

  @Override
  public void complete(Draft draft) {
    ActivityRules.checkAttachments(draft);
    String headers = draft.text(HEADERS);
    if (!draft.isSent(HEADERS) || headers == null) {
      return;
    }
    JsonNode parsed = Json.object();
    try {
      parsed = Json.MAPPER.readTree(headers);
    } catch (JsonProcessingException e) {
      draft.problem(HEADERS, "INVALID_JSON", "hs_email_headers was not valid JSON");
    }
    for (String one : List.of("from", "sender")) {
      fill(draft, one, Stream.of(parsed.path(one)).filter(JsonNode::isObject).toList());
    }
    for (String many : List.of("to", "cc", "bcc")) {
      fill(draft, many, StreamSupport.stream(parsed.path(many).spliterator(), false).toList());
    }
  }

  private static void fill(Draft draft, String role, List<JsonNode> people) {
    draft.derive("hs_email_" + role + "_email", joined(people, "email"));
    draft.derive("hs_email_" + role + "_firstname", joined(people, "firstName"));
    draft.derive("hs_email_" + role + "_lastname", joined(people, "lastName"));
  }

  private static String joined(List<JsonNode> people, String member) {
    return people.stream()
        .map(person -> person.path(member).asText(""))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(";"));
  }
}
