package dev.deskferry.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.deskferry.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPlanTest {

  private static Request get(String path, Map<String, List<String>> query) {
    return new Request("GET", path, query, Map.of(), new byte[0]);
  }

  private static Request post(String path, String body) {
    return new Request("POST", path, Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static FaultPlan plan(String rules) {
    return FaultFile.read(
        "plan.json", ("{\"rules\":[" + rules + "]}").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theSameSeedRequestAndAttemptMeetTheSameFault() {
    for (int i = 0; i < 500; i++) {
      Request request = post("/crm/v3/objects/contacts/batch/create", "{\"n\":" + i + "}");
      assertThat(FaultPlan.heavy(7).decide(Side.HUBSPOT, request, 0))
          .isEqualTo(FaultPlan.heavy(7).decide(Side.HUBSPOT, request, 0));
    }
  }

  @Test
  void anotherSeedPicksOtherRequests() {
    assertThat(hits(FaultPlan.heavy(1))).isNotEqualTo(hits(FaultPlan.heavy(2)));
  }

  private static List<Integer> hits(FaultPlan plan) {
    return IntStream.range(0, 500)
        .filter(i -> plan.decide(Side.HUBSPOT, post("/x", "" + i), 0).isPresent())
        .boxed()
        .toList();
  }

  @Test
  void ratesAreKeptOverManyRequests() {
    FaultPlan plan = plan("{\"rates\":{\"503\":0.1,\"cut_after\":0.05}}");
    int unavailable = 0;
    int cut = 0;
    for (int i = 0; i < 20_000; i++) {
      Optional<FaultKind> met = plan.decide(Side.HUBSPOT, post("/crm/x", "" + i), 0);
      unavailable += met.equals(Optional.of(FaultKind.UNAVAILABLE)) ? 1 : 0;
      cut += met.equals(Optional.of(FaultKind.CUT_AFTER)) ? 1 : 0;
    }
    assertThat(unavailable).isBetween(1_800, 2_200);
    assertThat(cut).isBetween(850, 1_150);
  }

  @Test
  void aRequestThatMetAFaultPassesWithinAFewAttempts() {
    FaultPlan plan = plan("{\"rates\":{\"503\":0.5}}");
    for (int i = 0; i < 200; i++) {
      Request request = post("/crm/x", "" + i);
      assertThat(IntStream.range(0, 30))
          .anyMatch(attempt -> plan.decide(Side.HUBSPOT, request, attempt).isEmpty());
    }
  }

  @Test
  void aHeavyPageFailsUntilItIsSmaller() {
    FaultPlan plan = plan("{\"side\":\"zendesk\",\"rates\":{\"heavy_page\":1}}");
    for (int attempt = 0; attempt < 5; attempt++) {
      assertThat(plan.decide(Side.ZENDESK, page("1000"), attempt)).contains(FaultKind.HEAVY_PAGE);
      assertThat(plan.decide(Side.ZENDESK, page("500"), attempt)).contains(FaultKind.HEAVY_PAGE);
      assertThat(plan.decide(Side.ZENDESK, page("250"), attempt)).isEmpty();
    }
  }

  private static Request page(String size) {
    return get(
        "/api/v2/incremental/tickets/cursor",
        Map.of("cursor", List.of("MTU3NjYxMzUzOS4wfHw0Nzd8"), "per_page", List.of(size)));
  }

  @Test
  void heavinessBelongsToThePositionNotToTheSizeOfThePage() {
    FaultPlan plan = plan("{\"rates\":{\"heavy_page\":0.5}}");
    for (int i = 0; i < 100; i++) {
      List<String> cursor = List.of("c" + i);
      Request large = get("/x", Map.of("cursor", cursor, "per_page", List.of("1000")));
      Request half = get("/x", Map.of("cursor", cursor, "per_page", List.of("500")));
      assertThat(plan.decide(Side.ZENDESK, large, 0)).isEqualTo(plan.decide(Side.ZENDESK, half, 3));
    }
  }

  @Test
  void theFirstRuleThatCoversARequestDecides() {
    FaultPlan plan =
        plan(
            "{\"path\":\"/crm/*/objects/contacts/**\",\"rates\":{}},"
                + "{\"side\":\"hubspot\",\"method\":\"POST\",\"path\":\"/crm/**\",\"rates\":{\"500\":1}}");
    assertThat(plan.decide(Side.HUBSPOT, post("/crm/v3/objects/contacts/batch/create", ""), 0))
        .isEmpty();
    assertThat(plan.decide(Side.HUBSPOT, post("/crm/v3/objects/tickets/batch/create", ""), 0))
        .contains(FaultKind.INTERNAL_ERROR);
    assertThat(plan.decide(Side.HUBSPOT, get("/crm/v3/objects/tickets", Map.of()), 0)).isEmpty();
    assertThat(plan.decide(Side.ZENDESK, post("/crm/v3/objects/tickets", ""), 0)).isEmpty();
    assertThat(plan.decide(Side.HUBSPOT, post("/other/crm/x", ""), 0)).isEmpty();
  }

  @Test
  void oneStarIsOneSegment() {
    FaultPlan plan = plan("{\"path\":\"/api/v2/tickets/*/comments\",\"rates\":{\"500\":1}}");
    assertThat(plan.decide(Side.ZENDESK, get("/api/v2/tickets/1/comments", Map.of()), 0))
        .isPresent();
    assertThat(plan.decide(Side.ZENDESK, get("/api/v2/tickets/1/2/comments", Map.of()), 0))
        .isEmpty();
  }

  @Test
  void manyStarsCostNoMoreThanTheirNumber() {
    String glob = "/**".repeat(40) + "/x";
    String path = "/a".repeat(2_000);
    assertThat(PathGlob.matches(glob, path)).isFalse();
    assertThat(PathGlob.matches(glob, path + "/x")).isTrue();
  }

  @Test
  void deepNestingIsRefusedInWords() {
    byte[] deep = "[".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaultFile.read("plan.json", deep))
        .withMessageContaining("not JSON");
  }

  @Test
  void aPlanIsOfASizeThatRequestsCanBeHeldAgainst() {
    String rule = "{\"rates\":{}}";
    String path = "{\"path\":\"/" + "x".repeat(1_000) + "\",\"rates\":{}}";
    for (String rules : new String[] {(rule + ",").repeat(1_000) + rule, path}) {
      byte[] plan = ("{\"rules\":[" + rules + "]}").getBytes(StandardCharsets.UTF_8);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> FaultFile.read("plan.json", plan))
          .withMessageContaining("expected at most 1000")
          .satisfies(wrong -> assertThat(wrong.getMessage()).hasSizeLessThan(300));
    }
  }

  @Test
  void gatewaysLeaveOpenWhetherAWriteWasApplied() {
    FaultPlan plan = FaultPlan.heavy(1);
    long applied =
        IntStream.range(0, 1_000)
            .filter(i -> plan.isApplied(FaultKind.BAD_GATEWAY, Side.HUBSPOT, post("/x", "" + i), 0))
            .count();
    assertThat(applied).isBetween(400L, 600L);
    assertThat(plan.isApplied(FaultKind.CUT_AFTER, Side.HUBSPOT, post("/x", ""), 0)).isTrue();
    assertThat(plan.isApplied(FaultKind.CUT_BEFORE, Side.HUBSPOT, post("/x", ""), 0)).isFalse();
    assertThat(plan.isApplied(FaultKind.UNAVAILABLE, Side.HUBSPOT, post("/x", ""), 0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"rules\":1}|rules: found 1, expected a list",
        "{\"rule\":[]}|found the key \"rule\", expected one of",
        "{\"rules\":[{\"rates\":{\"418\":0.1}}]}|rules[0]: found the fault \"418\", expected one of",
        "{\"rules\":[{\"rates\":{\"503\":\"x\"}}]}|503: found \"x\", expected a share",
        "{\"rules\":[{\"rates\":{\"503\":1.5}}]}|rate of 503: found 1.5",
        "{\"rules\":[{\"rates\":{\"503\":0.6,\"500\":0.6}}]}|found a sum of 1.2",
        "{\"rules\":[{\"side\":\"x\",\"rates\":{}}]}|found the side \"x\"",
        "{\"rules\":[{\"rates\":1}]}|rates: found 1",
        "{\"seed\":\"1\",\"rules\":[]}|seed: found \"1\", expected a whole number",
        "{\"slowMillis\":-1,\"rules\":[]}|slowMillis: found -1, expected 0 to 600000",
        "{\"slowMillis\":9223372036854775807,\"rules\":[]}|expected 0 to 600000",
        "{\"retryAfterSeconds\":-1,\"rules\":[]}|expected 0 to 86400",
        "{\"rules\":[{\"path\":{},\"rates\":{}}]}|path: found {}, expected a text",
        "{\"rules\":[{\"method\":[],\"rates\":{}}]}|method: found [], expected a text",
        "{\"rules\":[7]}|rules[0]: found 7, expected a rule",
        "{\"rules\":[],\"rules\":[]}|Duplicate field",
        "{\"rules\":[]} x|not JSON",
        "[]|expected one with rules",
        "{|plan.json:1:2: not JSON"
      })
  void aWrongFileIsRefusedWithPlaceAndReason(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaultFile.read("plan.json", json.getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("plan.json")
        .withMessageContaining(message);
  }

  @Test
  void aPlanIsWrittenAsItIsRead() {
    FaultPlan plan = FaultPlan.heavy(3);
    assertThat(
            FaultFile.read(
                "plan.json", FaultFile.write(plan).toString().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(plan);
  }

  @Test
  void latenciesHaveThreeForms() {
    assertThat(Latency.parse("150ms"))
        .isEqualTo(new Latency(Duration.ofMillis(150), Duration.ZERO));
    Latency spread = new Latency(Duration.ofMillis(150), Duration.ofMillis(50));
    assertThat(Latency.parse("150ms±50")).isEqualTo(spread);
    assertThat(Latency.parse("150ms+-50")).isEqualTo(spread);
    assertThat(spread.of(0)).isEqualTo(Duration.ofMillis(100));
    assertThat(spread.of(0.5)).isEqualTo(Duration.ofMillis(150));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "150", "ms", "-1ms", "10ms±50", "1s", "150ms±"})
  void otherLatenciesAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Latency.parse(text));
  }
}
