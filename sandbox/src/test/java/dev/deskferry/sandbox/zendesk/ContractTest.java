package dev.deskferry.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskferry.sandbox.contract.Contract;
import dev.deskferry.sandbox.contract.Exchange;
import dev.deskferry.sandbox.contract.VendorDocuments;
import dev.deskferry.sandbox.contract.ZendeskExemptions;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.zendesk.quota.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each endpoint of the table answers, laid beside Zendesk's OpenAPI documents. */
@ExtendWith(VendorDocuments.Present.class)
class ContractTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SAMPLES = 4;

  /** Queries without which an endpoint refuses. */
  private static final Map<String, Map<String, String>> NEEDED =
      Map.ofEntries(
          Map.entry("search", Map.of("query", "type:ticket")),
          Map.entry("organizations/search", Map.of("external_id", "x")),
          Map.entry("organizations/autocomplete", Map.of("name", "ab")),
          Map.entry("search/count", Map.of("query", "type:ticket")),
          Map.entry("search/export", Map.of("query", "status:open", "filter[type]", "ticket")),
          Map.entry("users/search", Map.of("query", "role:admin")));

  private static final Map<String, String> SIDE_LOADS =
      Map.of(
          "incremental/tickets/cursor", "metric_sets,comment_count",
          "incremental/users/cursor", "identities",
          "incremental/ticket_events", "comment_events");

  private static final Map<String, String> LITERALS = Map.of("{locale}", "en-us");

  private static final ZendeskStandIn STAND_IN =
      new ZendeskStandIn(
          ZendeskOptions.defaults().with(Plan.HIGH_VOLUME), new GeneratedAccount(3, 150));

  private static Contract contract;
  private static final Set<String> unanswered = new TreeSet<>();

  @BeforeAll
  static void callEveryEndpoint() {
    contract = new Contract(VendorDocuments.zendesk());
    for (Endpoint endpoint : EndpointTable.all()) {
      call(endpoint.path().toString());
    }
  }

  @Test
  void everyEndpointAnswers() {
    assertThat(unanswered).isEmpty();
  }

  @Test
  void everyReplyKeepsToTheDocuments() {
    assertThat(contract.unexcused(ZendeskExemptions.REPLIES)).isEmpty();
  }

  @Test
  void everyExemptionIsNeeded() {
    assertThat(contract.unused(ZendeskExemptions.REPLIES)).isEmpty();
  }

  @Test
  void whatNoDocumentHasIsListed() {
    assertThat(contract.undocumented(ZendeskExemptions.UNDOCUMENTED.keySet())).isEmpty();
  }

  private static void call(String pattern) {
    boolean isAnswered = false;
    for (String path : paths(pattern)) {
      for (Map<String, String> paging : pagings(pattern)) {
        Map<String, String> query = new LinkedHashMap<>(needed(pattern));
        query.putAll(paging);
        Exchange exchange = ask(path, query);
        isAnswered |= exchange.reply().status() == 200;
        contract.checkReply(exchange);
      }
    }
    if (!isAnswered) {
      unanswered.add(pattern);
    }
  }

  /** Whole, by cursor and by offset; search refuses cursors. */
  private static List<Map<String, String>> pagings(String pattern) {
    return pattern.equals("search")
        ? List.of(Map.of(), Map.of("per_page", "3"))
        : List.of(Map.of(), Map.of("page[size]", "3"), Map.of("per_page", "3"));
  }

  private static Map<String, String> needed(String pattern) {
    if (SIDE_LOADS.containsKey(pattern)) {
      return Map.of("start_time", "1", "include", SIDE_LOADS.get(pattern));
    }
    if (pattern.startsWith("incremental/") || pattern.startsWith("help_center/incremental/")) {
      return Map.of("start_time", "1");
    }
    if (pattern.endsWith("/show_many") || pattern.endsWith("/count_many")) {
      String resource = pattern.substring(0, pattern.lastIndexOf('/'));
      return Map.of("ids", String.join(",", ids(resource)));
    }
    return NEEDED.getOrDefault(pattern, Map.of());
  }

  /** Paths of a pattern with ids that exist, several where there are several. */
  private static List<String> paths(String pattern) {
    List<String> paths = new ArrayList<>(List.of(""));
    for (String part : pattern.split("/")) {
      List<String> longer = new ArrayList<>();
      for (String path : paths) {
        for (String value : part.startsWith("{") ? values(pattern, path, part) : List.of(part)) {
          longer.add(path.isEmpty() ? value : path + '/' + value);
        }
      }
      paths = longer;
    }
    return paths;
  }

  private static List<String> values(String pattern, String before, String part) {
    if (LITERALS.containsKey(part)) {
      return List.of(LITERALS.get(part));
    }
    if (before.equals("attachments/token")) {
      return attachmentFields("content_url").stream()
          .map(url -> url.replaceAll(".*/token/([^/?]+).*", "$1"))
          .toList();
    }
    if (before.equals("tickets") && pattern.contains("side_conversations")) {
      Exchange feed = ask("tickets/side_conversations/events", Map.of("start_time", "1"));
      return json(feed.reply()).findValuesAsText("ticket_id").stream()
          .distinct()
          .limit(SAMPLES)
          .toList();
    }
    if (before.endsWith("articles/attachments")) {
      return ids("help_center/articles").stream()
          .flatMap(id -> ids("help_center/articles/" + id + "/attachments").stream())
          .limit(SAMPLES)
          .toList();
    }
    return before.equals("attachments") ? attachmentFields("id") : ids(before);
  }

  private static List<String> ids(String list) {
    String path = list.equals("incremental/custom_objects") ? "custom_objects" : list;
    return first(ask(path, Map.of("page[size]", "40")), path.equals("custom_objects"));
  }

  private static List<String> first(Exchange listed, boolean isKeyed) {
    for (JsonNode member : json(listed.reply())) {
      if (member.isArray()) {
        List<String> found = new ArrayList<>();
        member.forEach(row -> found.add(row.path(isKeyed ? "key" : "id").asText()));
        return found.subList(0, Math.min(SAMPLES, found.size()));
      }
    }
    return List.of();
  }

  private static List<String> attachmentFields(String field) {
    for (JsonNode ticket :
        json(ask("tickets", Map.of("page[size]", "100")).reply()).path("tickets")) {
      String comments = "tickets/" + ticket.path("id").asText() + "/comments";
      List<JsonNode> found = json(ask(comments, Map.of()).reply()).findValues("attachments");
      for (JsonNode attachments : found) {
        if (!attachments.isEmpty()) {
          return List.of(attachments.path(0).path(field).asText());
        }
      }
    }
    return List.of();
  }

  private static Exchange ask(String path, Map<String, String> query) {
    String basic =
        Base64.getEncoder()
            .encodeToString(
                "admin@example.com/token:zendesk-token".getBytes(StandardCharsets.UTF_8));
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    query.forEach((name, value) -> parameters.put(name, List.of(value)));
    Request request =
        new Request(
            "GET",
            "/api/v2/" + path,
            parameters,
            Map.of("authorization", "Basic " + basic, "host", "zendesk.test:80"),
            new byte[0]);
    return new Exchange(request, STAND_IN.apply(request));
  }

  private static JsonNode json(Reply reply) {
    try {
      return JSON.readTree(reply.body());
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }
}
