package dev.deskferry.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a HubSpot portal holds, by source key.
 *
 * @param keysByTarget for each object type the source keys in the order found, repeated where a
 *     record is doubled
 * @param properties properties of each record by {@code target:key}
 * @param links {@code tickets:12 -> contacts:7 [16]}, one for each association type
 */
record PortalContents(
    Map<String, List<String>> keysByTarget, Map<String, JsonNode> properties, Set<String> links) {

  static final Map<String, String> KEYS =
      new TreeMap<>(
          Map.of(
              "companies", "zendesk_organization_id",
              "contacts", "zendesk_user_id",
              "tickets", "zendesk_ticket_id",
              "emails", "zendesk_comment_id",
              "notes", "zendesk_comment_id"));

  static final List<List<String>> PAIRS =
      List.of(
          List.of("contacts", "companies"),
          List.of("tickets", "contacts"),
          List.of("tickets", "companies"),
          List.of("tickets", "tickets"),
          List.of("emails", "tickets"),
          List.of("emails", "contacts"),
          List.of("emails", "companies"),
          List.of("notes", "tickets"),
          List.of("notes", "contacts"),
          List.of("notes", "companies"));

  private static final ObjectMapper JSON = new ObjectMapper();

  static PortalContents read(URI hubspot, String moreProperties) {
    PlainHttp http = new PlainHttp(hubspot, "Bearer hubspot-token");
    Map<String, List<String>> keys = new TreeMap<>();
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    Map<String, Map<String, String>> keyById = new TreeMap<>();
    KEYS.forEach(
        (target, key) -> {
          Map<String, String> ids = new LinkedHashMap<>();
          List<String> found = new ArrayList<>();
          String after = "";
          do {
            JsonNode page =
                http.getOk(
                    "/crm/v3/objects/%s?limit=100&properties=%s,%s%s"
                        .formatted(target, key, moreProperties, after));
            for (JsonNode record : page.path("results")) {
              String source = record.path("properties").path(key).asText();
              ids.put(record.path("id").asText(), source);
              found.add(source);
              properties.put(target + ":" + source, record.path("properties"));
            }
            String cursor = page.path("paging").path("next").path("after").asText();
            after = cursor.isEmpty() ? "" : "&after=" + cursor;
          } while (!after.isEmpty());
          keys.put(target, found);
          keyById.put(target, ids);
        });
    Set<String> links = new TreeSet<>();
    for (List<String> pair : PAIRS) {
      readLinks(http, pair.get(0), pair.get(1), keyById, links);
    }
    return new PortalContents(keys, properties, links);
  }

  private static void readLinks(
      PlainHttp http,
      String from,
      String to,
      Map<String, Map<String, String>> keyById,
      Set<String> links) {
    List<String> ids = List.copyOf(keyById.get(from).keySet());
    for (int start = 0; start < ids.size(); start += 1000) {
      ObjectNode request = JSON.createObjectNode();
      ids.subList(start, Math.min(ids.size(), start + 1000))
          .forEach(id -> request.withArray("inputs").addObject().put("id", id));
      JsonNode answer =
          http.post("/crm/v4/associations/%s/%s/batch/read".formatted(from, to), request).body();
      for (JsonNode result : answer.path("results")) {
        String source = keyById.get(from).get(result.path("from").path("id").asText());
        for (JsonNode target : result.path("to")) {
          String other = keyById.get(to).get(target.path("toObjectId").asText());
          for (JsonNode type : target.path("associationTypes")) {
            links.add(
                "%s:%s -> %s:%s [%s]"
                    .formatted(from, source, to, other, type.path("typeId").asText()));
          }
        }
      }
    }
  }
}
