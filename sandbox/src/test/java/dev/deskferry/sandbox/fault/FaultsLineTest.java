package dev.deskferry.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
    "hubspot-api.md §12: Fault injection: 423 (2 s), 429, 477, 500, 502/503/504/524, connection drop"
        + " before and after the write is applied, slow answers. zendesk-api.md §12: Faults on"
        + " demand: 409, 500, 502, 503 + Retry-After, 504 on heavy pages depending on per_page,"
        + " 520/524, truncated body, slow page (> 6 s)")
class FaultsLineTest {

  private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.defaults().generated(1, 30));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeEach
  void beginAnew() {
    SANDBOX.faults().follow(FaultPlan.none());
    SANDBOX.reset();
  }

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  private static void follow(String kind) {
    String json = "{\"slowMillis\":300,\"retryAfterSeconds\":2,\"rules\":[{\"rates\":{\"%s\":1}}]}";
    SANDBOX
        .faults()
        .follow(FaultFile.read("plan", json.formatted(kind).getBytes(StandardCharsets.UTF_8)));
  }

  private static HttpResponse<String> createContact() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(SANDBOX.hubspotUrl() + "/crm/v3/objects/contacts"))
            .header("Authorization", "Bearer hubspot-token")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"properties\":{\"firstname\":\"Ada\"}}"))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> page(int size) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    SANDBOX.zendeskUrl()
                        + "/api/v2/incremental/tickets/cursor?start_time=1&per_page="
                        + size))
            .header("Authorization", "Bearer zendesk-oauth-token")
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static int contacts() {
    return SANDBOX.hubspot().inspect().count("contacts");
  }

  @ParameterizedTest
  @CsvSource({
    "423, LOCKED",
    "429, TEN_SECONDLY_ROLLING",
    "477, MIGRATION_IN_PROGRESS",
    "500, internal error",
    "503, 503"
  })
  void refusalsOfHubSpotApplyNothing(int status, String words) throws Exception {
    follow(Integer.toString(status));
    HttpResponse<String> reply = createContact();
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(reply.body()).contains(words);
    assertThat(reply.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 477);
    assertThat(contacts()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 504, 520, 524})
  void gatewaysOfHubSpotDoNotSayWhetherTheyApplied(int status) throws Exception {
    follow(Integer.toString(status));
    for (int i = 0; i < 40; i++) {
      assertThat(createContact().statusCode()).isEqualTo(status);
    }
    assertThat(contacts()).isBetween(1, 39);
  }

  @Test
  void aConnectionDropsBeforeTheWriteIsApplied() {
    follow("cut_before");
    assertThatThrownBy(FaultsLineTest::createContact).isInstanceOf(IOException.class);
    assertThat(contacts()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut_after", "truncated"})
  void aConnectionDropsAfterTheWriteIsApplied(String kind) {
    follow(kind);
    assertThatThrownBy(FaultsLineTest::createContact).isInstanceOf(IOException.class);
    assertThat(contacts()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow", "drip"})
  void slowAnswersAreRightAnswers(String kind) throws Exception {
    follow(kind);
    long begin = System.nanoTime();
    assertThat(createContact().statusCode()).isEqualTo(201);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(299));
    assertThat(contacts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 409, 423, 429, 500, 502, 503, 504, 520, 524})
  void zendeskAnswersWithEveryStatus(int status) throws Exception {
    follow(Integer.toString(status));
    HttpResponse<String> reply = page(100);
    assertThat(reply.statusCode()).isEqualTo(status);
    boolean tellsATime = status == 429 || status == 503;
    assertThat(reply.headers().firstValue("Retry-After").orElse(""))
        .isEqualTo(tellsATime ? "2" : "");
    assertThat(reply.body().isEmpty()).isEqualTo(status == 403);
  }

  @Test
  void aHeavyPageOfZendeskPassesWhenItIsSmaller() throws Exception {
    follow("heavy_page");
    assertThat(page(1_000).statusCode()).isEqualTo(504);
    assertThat(page(1_000).statusCode()).isEqualTo(504);
    assertThat(page(250).statusCode()).isEqualTo(200);
  }

  @Test
  void aPageOfZendeskEndsInTheMiddle() {
    follow("truncated");
    assertThatThrownBy(() -> page(100)).isInstanceOf(IOException.class);
  }

  @Test
  void usualSlowAnswersTakeMoreThanSixSeconds() {
    assertThat(FaultPlan.light(1).slow()).isGreaterThan(Duration.ofSeconds(6));
    assertThat(FaultPlan.heavy(1).slow()).isGreaterThan(Duration.ofSeconds(6));
  }
}
