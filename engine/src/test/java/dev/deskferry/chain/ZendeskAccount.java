package dev.deskferry.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a Zendesk account holds that a migration must carry, read by the plainest road of its
 * API.
 */
record ZendeskAccount(
    Map<String, JsonNode> organizations,
    Map<String, JsonNode> users,
    List<JsonNode> memberships,
    Map<String, JsonNode> tickets,
    Map<String, List<JsonNode>> commentsByTicket) {

  static ZendeskAccount read(URI zendesk) {
    String credentials = "admin@example.com/token:zendesk-token";
    PlainHttp http =
        new PlainHttp(
            zendesk,
            "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    Map<String, JsonNode> tickets = liveTickets(http);
    Map<String, List<JsonNode>> comments = new LinkedHashMap<>();
    for (String ticket : tickets.keySet()) {
      comments.put(ticket, list(http, "/api/v2/tickets/" + ticket + "/comments", "comments"));
    }
    return new ZendeskAccount(
        byId(list(http, "/api/v2/organizations", "organizations")),
        byId(
            list(http, "/api/v2/users", "users").stream()
                .filter(user -> user.path("active").asBoolean(true))
                .toList()),
        list(http, "/api/v2/organization_memberships", "organization_memberships"),
        tickets,
        comments);
  }

  private static Map<String, JsonNode> liveTickets(PlainHttp http) {
    Map<String, JsonNode> tickets = new LinkedHashMap<>();
    String next = "/api/v2/incremental/tickets/cursor?start_time=1&support_type_scope=all";
    while (true) {
      JsonNode page = http.getOk(next);
      for (JsonNode ticket : page.path("tickets")) {
        if (ticket.path("status").asText().equals("deleted")) {
          tickets.remove(ticket.path("id").asText());
        } else {
          tickets.put(ticket.path("id").asText(), ticket);
        }
      }
      if (page.path("end_of_stream").asBoolean()) {
        return tickets;
      }
      next = page.path("after_url").asText();
    }
  }

  private static List<JsonNode> list(PlainHttp http, String path, String key) {
    List<JsonNode> records = new ArrayList<>();
    String next = path + "?page%5Bsize%5D=100";
    while (true) {
      JsonNode page = http.getOk(next);
      page.path(key).forEach(records::add);
      if (!page.path("meta").path("has_more").asBoolean()) {
        return records;
      }
      next =
          path
              + "?page%5Bsize%5D=100&page%5Bafter%5D="
              + page.path("meta").path("after_cursor").asText();
    }
  }

  private static Map<String, JsonNode> byId(List<JsonNode> records) {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    records.forEach(record -> byId.put(record.path("id").asText(), record));
    return byId;
  }
}
