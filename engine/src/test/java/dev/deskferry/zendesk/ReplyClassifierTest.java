package dev.deskferry.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyClassifierTest {

  private static final RequestKind LIST = new RequestKind(OptionalLong.empty(), true, false);
  private static final RequestKind OPTIONAL = new RequestKind(OptionalLong.empty(), false, false);
  private static final RequestKind CHILD = new RequestKind(OptionalLong.empty(), true, true);
  private static final ZendeskCredentials TOKEN =
      new ZendeskCredentials.ApiToken("secret@example.com", "secret-token");

  @ParameterizedTest
  @CsvSource({
    "408,false",
    "409,false",
    "423,false",
    "425,false",
    "500,false",
    "502,true",
    "503,false",
    "504,true",
    "520,false",
    "521,false",
    "522,false",
    "523,false",
    "524,true",
    "525,false",
    "530,false"
  })
  void passingTroubleIsAskedAgain(int status, boolean isHeavy) {
    Verdict verdict = classify(LIST, status, Map.of("Retry-After", "7"), "<html>secret</html>");
    assertThat(verdict).isInstanceOf(Verdict.Again.class);
    Verdict.Again again = (Verdict.Again) verdict;
    assertThat(again.isHeavy()).isEqualTo(isHeavy);
    assertThat(again.isRateLimit()).isFalse();
    assertThat(again.asked()).contains(Duration.ofSeconds(7));
    assertThat(again.reason()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 402, 405, 410, 501})
  void whatDoesNotPassIsNotAskedAgain(int status) {
    assertThat(classify(LIST, status, Map.of(), "{}")).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Number of allowed API requests per minute exceeded",
        "{\"error\":\"APIRateLimitExceeded\",\"description\":\"x\"}",
        ""
      })
  void anExceededBudgetIsNoFailureWhateverItsBody(String body) {
    Verdict verdict = classify(LIST, 429, Map.of("retry-after", "93"), body);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Again.class,
            again -> {
              assertThat(again.isRateLimit()).isTrue();
              assertThat(again.asked()).contains(Duration.ofSeconds(93));
            });
    assertThat(((Verdict.Again) classify(LIST, 429, Map.of(), body)).asked()).isEmpty();
  }

  @Test
  void refusedCredentialsNameTheSettings() {
    Verdict verdict = classify(LIST, 401, Map.of(), "{\"error\":\"Couldn't authenticate you\"}");
    assertThat(verdict)
        .isEqualTo(
            new Verdict.Unauthorized(
                "/api/v2/x answered 401 (no content type, 37 bytes), error \"Couldn't authenticate you\":"
                    + " the credentials are refused; check ZENDESK_EMAIL and ZENDESK_TOKEN, or mint a new token"));
  }

  @Test
  void aMissingScopeIsSaid() {
    String body =
        "{\"error\":\"Forbidden\",\"description\":\"Missing the following required scopes: read\"}";
    assertThat(classify(OPTIONAL, 403, Map.of(), body))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            it -> assertThat(it.reason()).contains("lacks a scope").contains("ZENDESK_TOKEN"));
  }

  @Test
  void plansAreNotErrorsForOptionalSources() {
    String plan = "{\"error\":{\"title\":\"Forbidden\",\"message\":\"secret\"}}";
    assertThat(classify(OPTIONAL, 403, Map.of(), plan)).isInstanceOf(Verdict.NotAvailable.class);
    assertThat(classify(LIST, 403, Map.of(), plan)).isInstanceOf(Verdict.Refused.class);
    String absent = "{\"error\":\"InvalidEndpoint\",\"description\":\"Not found\"}";
    assertThat(classify(OPTIONAL, 404, Map.of(), absent))
        .isInstanceOfSatisfying(
            Verdict.NotAvailable.class, it -> assertThat(it.reason()).contains("InvalidEndpoint"));
    assertThat(classify(LIST, 404, Map.of(), absent)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void aSingleRecordMayBeGone() {
    assertThat(classify(CHILD, 404, Map.of(), "{\"error\":\"RecordNotFound\"}"))
        .isEqualTo(
            new Verdict.Gone(
                "/api/v2/x answered 404 (no content type, 26 bytes), error \"RecordNotFound\""));
    assertThat(classify(CHILD, 403, Map.of("Content-Type", "text/html"), ""))
        .isEqualTo(new Verdict.Gone("/api/v2/x answered 403 (text/html, 0 bytes)"));
  }

  @Test
  void tooRecentATimeIsTheEndOfTheStream() {
    assertThat(startedAt("11:59:30")).isEqualTo(new Verdict.EndOfStream());
    assertThat(startedAt("12:02:00")).isEqualTo(new Verdict.EndOfStream());
    assertThat(classify(LIST, 422, Map.of(), "x")).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void anyOther422IsNoEnd() {
    assertThat(startedAt("11:00:00"))
        .isEqualTo(
            new Verdict.Refused(
                "/api/v2/x answered 422 (no content type, 13 bytes):"
                    + " start_time 2025-06-01T11:00:00Z is not too recent at 2025-06-01T12:00:00Z, so this is not the end"));
    assertThat(startedAt("13:00:00"))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            it ->
                assertThat(it.reason())
                    .contains("start_time 2025-06-01T13:00:00Z lies in the future")
                    .contains("correct extract.start_time"));
  }

  private static Verdict startedAt(String time) {
    long start = Instant.parse("2025-06-01T" + time + "Z").getEpochSecond();
    return classify(
        new RequestKind(OptionalLong.of(start), true, false),
        422,
        Map.of("Date", "Sun, 1 Jun 2025 12:00:00 GMT"),
        "not even JSON");
  }

  @Test
  void aWebPageIsNotMistakenForAnAnswer() {
    assertThat(classify(LIST, 200, Map.of("Content-Type", "text/html; charset=x"), "<html>secret"))
        .isInstanceOfSatisfying(
            Verdict.Again.class,
            it ->
                assertThat(it.reason())
                    .isEqualTo(
                        "/api/v2/x answered 200 (text/html, 12 bytes), which is not JSON;"
                            + " expected a JSON object; check ZENDESK_URL"));
    assertThat(classify(LIST, 302, Map.of(), "")).isInstanceOf(Verdict.Refused.class);
    assertThat(classify(LIST, 200, Map.of(), " {\"a\":1}")).isEqualTo(new Verdict.Accepted());
  }

  @Test
  void depthOfOffsetPagingIsNamed() {
    String body = "{\"errors\":[{\"code\":\"InvalidPaginationDepth\",\"title\":\"x\"}]}";
    assertThat(classify(LIST, 400, Map.of(), body))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            it -> assertThat(it.reason()).contains("InvalidPaginationDepth"));
  }

  @Test
  void readsAllFamiliesOfRateHeaders() {
    ReplyHead head =
        new ReplyHead(
            "/x",
            200,
            Map.of(
                "X-Rate-Limit", "700",
                "X-Rate-Limit-Remaining", "699",
                "ratelimit-reset", "41",
                "Zendesk-RateLimit-incremental-exports", "total=10; remaining=9; resets=2",
                "zendesk-ratelimit-odd", "who knows"),
            0);
    assertThat(RateHeaders.of(head))
        .containsExactlyInAnyOrder(
            new RateHeaders.Limit(
                "account", OptionalLong.of(700), OptionalLong.of(699), OptionalLong.of(41)),
            new RateHeaders.Limit(
                "incremental-exports", OptionalLong.of(10), OptionalLong.of(9), OptionalLong.of(2)),
            new RateHeaders.Limit(
                "odd", OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()));
  }

  @Test
  void waitsGrowAndAttemptsEnd() {
    RetryPolicy policy = new RetryPolicy(8, 20);
    Verdict.Again trouble = new Verdict.Again(Optional.empty(), false, false, "x");
    assertThat(policy.waitAfter(trouble, 1, 0)).contains(Duration.ofSeconds(1));
    assertThat(policy.waitAfter(trouble, 4, 0)).contains(Duration.ofSeconds(8));
    assertThat(policy.waitAfter(trouble, 7, 0)).contains(Duration.ofSeconds(60));
    assertThat(policy.waitAfter(trouble, 8, 0)).isEmpty();
    Verdict.Again asked = new Verdict.Again(Optional.of(Duration.ZERO), true, false, "x");
    assertThat(policy.waitAfter(asked, 0, 19)).contains(Duration.ZERO);
    assertThat(policy.waitAfter(asked, 0, 20)).isEmpty();
  }

  @Test
  void credentialsDoNotPrintThemselves() {
    assertThat(TOKEN.toString()).doesNotContain("secret");
    assertThat(new ZendeskCredentials.ApiToken("a@b.c", "t").header())
        .isEqualTo("Basic YUBiLmMvdG9rZW46dA==");
  }

  private static Verdict classify(
      RequestKind kind, int status, Map<String, String> headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new ReplyClassifier(kind, TOKEN)
        .classify(new ReplyHead("/api/v2/x", status, headers, bytes.length), bytes);
  }
}
