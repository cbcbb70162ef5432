package dev.deskferry.sandbox.inside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.sandbox.fault.FaultKind;
import dev.deskferry.sandbox.fault.Side;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsideTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir static Path folder;

  private final Sandbox sandbox =
      Sandbox.start(
          SandboxOptions.defaults().generated(3, 120).keptIn(folder.resolve("hubspot.journal")));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    sandbox.reset();
    sandbox.close();
  }

  private HttpResponse<String> send(String method, URI base, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer hubspot-token")
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(URI base, String path) throws Exception {
    return send("GET", base, path, "");
  }

  private void createContact(String name) throws Exception {
    String body = "{\"properties\":{\"firstname\":\"" + name + "\"}}";
    assertThat(send("POST", sandbox.hubspotUrl(), "/crm/v3/objects/contacts", body).statusCode())
        .isEqualTo(201);
  }

  @Test
  void totalsAreThoseOfTheRecords() throws Exception {
    JsonNode totals = MAPPER.readTree(get(sandbox.hubspotUrl(), "/__sandbox/expected").body());
    Map<String, Long> links = new TreeMap<>();
    Map<String, Long> records = new HashMap<>();
    for (String target : Expected.TARGETS) {
      String next = "0";
      while (!next.isEmpty()) {
        JsonNode page =
            MAPPER.readTree(
                get(sandbox.zendeskUrl(), "/__sandbox/expected/" + target + "?from=" + next)
                    .body());
        for (JsonNode record : page.path("records")) {
          records.merge(target, 1L, Long::sum);
          assertThat(record.path("facts").size()).as(record.path("id").asText()).isPositive();
          record
              .path("associations")
              .forEach(link -> links.merge(target + " " + link.path("to").asText(), 1L, Long::sum));
        }
        next = page.path("next").asText("");
      }
    }
    records.forEach(
        (target, count) ->
            assertThat(totals.path("records").path(target).asLong()).as(target).isEqualTo(count));
    Map<String, Long> told = new TreeMap<>();
    totals
        .path("associations")
        .forEach(
            link ->
                told.put(
                    link.path("from").asText() + " " + link.path("to").asText(),
                    link.path("count").asLong()));
    assertThat(told).isEqualTo(links).containsKeys("tickets contacts", "emails tickets");
  }

  @Test
  void whatIsExpectedIsWhatTheApiShows() throws Exception {
    JsonNode totals = MAPPER.readTree(get(sandbox.zendeskUrl(), "/__sandbox/expected").body());
    long users = 0;
    for (int page = 1; page < 20; page++) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(sandbox.zendeskUrl() + "/api/v2/users?per_page=100&page=" + page))
              .header("Authorization", "Bearer zendesk-oauth-token")
              .build();
      JsonNode reply =
          MAPPER.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
      for (JsonNode user : reply.path("users")) {
        users += user.path("active").asBoolean() ? 1 : 0;
      }
    }
    assertThat(totals.path("records").path("contacts").asLong()).isEqualTo(users);
  }

  @Test
  void anUnknownObjectTypeIsRefused() throws Exception {
    HttpResponse<String> reply = get(sandbox.zendeskUrl(), "/__sandbox/expected/deals");
    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(reply.body()).contains("deals", "companies");
  }

  @Test
  void aPlanOfFaultsIsFollowedAtOnceAndCounted() throws Exception {
    String plan = "{\"rules\":[{\"side\":\"hubspot\",\"path\":\"/crm/**\",\"rates\":{\"503\":1}}]}";
    assertThat(send("PUT", sandbox.zendeskUrl(), "/__sandbox/faults", plan).statusCode())
        .isEqualTo(200);
    assertThat(get(sandbox.hubspotUrl(), "/crm/v3/owners").statusCode()).isEqualTo(503);
    assertThat(sandbox.faults().count(Side.HUBSPOT, FaultKind.UNAVAILABLE)).isEqualTo(1);
    JsonNode report = MAPPER.readTree(get(sandbox.hubspotUrl(), "/__sandbox/faults").body());
    assertThat(report.path("met").path("hubspot").path("503").asInt()).isEqualTo(1);
    JsonNode log = MAPPER.readTree(get(sandbox.hubspotUrl(), "/__sandbox/requests").body());
    assertThat(log.path("requests").path(0).path("status").asInt()).isEqualTo(503);
    assertThat(
            send("PUT", sandbox.zendeskUrl(), "/__sandbox/faults", "{\"rules\":[]}").statusCode())
        .isEqualTo(200);
    assertThat(get(sandbox.hubspotUrl(), "/crm/v3/owners").statusCode()).isEqualTo(200);
  }

  @Test
  void aWrongPlanIsRefusedAndTheOldOneGoesOn() throws Exception {
    HttpResponse<String> reply =
        send(
            "PUT",
            sandbox.zendeskUrl(),
            "/__sandbox/faults",
            "{\"rules\":[{\"rates\":{\"418\":1}}]}");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(reply.body()).contains("rules[0]", "418", "expected one of");
    assertThat(get(sandbox.hubspotUrl(), "/crm/v3/owners").statusCode()).isEqualTo(200);
  }

  @Test
  void aResetBeginsBothAccountsAnew() throws Exception {
    createContact("Ada");
    assertThat(sandbox.hubspot().inspect().count("contacts")).isEqualTo(1);
    assertThat(send("POST", sandbox.hubspotUrl(), "/__sandbox/reset", "").statusCode())
        .isEqualTo(204);
    assertThat(sandbox.hubspot().inspect().count("contacts")).isZero();
    assertThat(sandbox.hubspot().log().total()).isZero();
    createContact("Grace");
    assertThat(sandbox.hubspot().inspect().count("contacts")).isEqualTo(1);
  }

  @Test
  void aResetUnderLoadLosesNoRequest() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(4);
    try {
      Callable<Void> work =
          () -> {
            for (int i = 0; i < 50; i++) {
              createContact("Ada");
            }
            return null;
          };
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(clients.submit(work));
      }
      for (int i = 0; i < 10; i++) {
        sandbox.reset();
      }
      for (Future<Void> each : running) {
        each.get();
      }
    } finally {
      clients.shutdown();
    }
  }

  @Test
  void windowsAreShownWithTheRequests() throws Exception {
    JsonNode log = MAPPER.readTree(get(sandbox.zendeskUrl(), "/__sandbox/requests").body());
    assertThat(log.path("windows").isArray()).isTrue();
  }

  @Test
  void thePortalCanBeLookedAt() throws Exception {
    createContact("<script>alert(1)</script>");
    HttpResponse<String> types = get(sandbox.hubspotUrl(), "/");
    assertThat(types.statusCode()).isEqualTo(200);
    assertThat(types.body()).contains("?type=contacts", "tickets");
    long id = sandbox.hubspot().inspect().page("contacts", 0, 1).get(0).id();
    for (String place : new String[] {"/?type=contacts", "/?type=contacts&id=" + id}) {
      assertThat(get(sandbox.hubspotUrl(), place).body())
          .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain("<script>");
    }
  }

  @Test
  void theAccountCanBeLookedAt() throws Exception {
    assertThat(get(sandbox.zendeskUrl(), "/").body()).contains("?type=tickets");
    assertThat(get(sandbox.zendeskUrl(), "/?type=tickets").body()).contains("Next 50");
    long id = sandbox.zendesk().account().tickets().id(0);
    assertThat(get(sandbox.zendeskUrl(), "/?type=tickets&id=" + id).body()).contains("Comments (");
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    assertThat(get(sandbox.hubspotUrl(), "/?type=deals_of_yore").statusCode()).isEqualTo(404);
    assertThat(get(sandbox.hubspotUrl(), "/?type=contacts&id=1").statusCode()).isEqualTo(404);
    assertThat(get(sandbox.zendeskUrl(), "/?type=tickets&id=x").statusCode()).isEqualTo(404);
    assertThat(get(sandbox.zendeskUrl(), "/__sandbox/nothing").statusCode()).isEqualTo(404);
  }
}
