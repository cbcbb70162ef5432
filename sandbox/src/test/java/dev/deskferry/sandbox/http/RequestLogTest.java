package dev.deskferry.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLogTest {

  private final RequestLog log = new RequestLog(Clock.systemUTC());

  @Test
  void countsByPathPatternStatusAndKey() {
    log.record(request("/api/v2/tickets/12/comments.json"), Reply.json(200, "{}"), "api-token");
    log.record(request("/api/v2/tickets/13/comments.json"), Reply.json(200, "{}"), "api-token");
    log.record(request("/api/v2/tickets/14/comments.json"), Reply.empty(404), "api-token");

    String rendered = new String(log.asReply(List.of()).body(), StandardCharsets.UTF_8);

    assertThat(log.total()).isEqualTo(3);
    assertThat(log.count("GET", "/api/v2/tickets/{id}/comments")).isEqualTo(3);
    assertThat(rendered).contains("/api/v2/tickets/{id}/comments.json", "\"count\" : 2");
    assertThat(log.entries()).extracting(RequestLog.Entry::status).containsExactly(200, 200, 404);
  }

  @Test
  void keepsCountingWhenSingleEntriesAreForgotten() {
    for (int i = 0; i < RequestLog.ENTRIES_KEPT + 10; i++) {
      log.record(request("/api/v2/users"), Reply.empty(200), "anonymous");
    }

    assertThat(log.total()).isEqualTo(RequestLog.ENTRIES_KEPT + 10);
    assertThat(log.entries()).hasSize(RequestLog.ENTRIES_KEPT);
  }

  @Test
  void neverGrowsWhateverPathsAreAskedFor() {
    for (int i = 0; i < 7_000; i++) {
      log.record(request("/x" + i + "y".repeat(2_000)), Reply.empty(404), "anonymous");
    }
    assertThat(log.total()).isEqualTo(7_000);
    assertThat(log.count("any", RequestLog.OTHER_PATHS)).isEqualTo(2_000);
    assertThat(log.entries()).allMatch(entry -> entry.path().length() < 600);
  }

  @Test
  void tokensOfAttachmentsAreIdentifiers() {
    log.record(request("/attachments/token/t200000000000010/"), Reply.empty(302), "api-token");
    log.record(request("/attachments/token/abc9/"), Reply.empty(302), "api-token");

    assertThat(log.count("GET", "/attachments/token/{id}/")).isEqualTo(2);
  }

  private static Request request(String path) {
    return new Request("GET", path, Map.of(), Map.of(), new byte[0]);
  }
}
