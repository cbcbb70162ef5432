package dev.deskferry.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
  private final ReplyReader reader = new ReplyReader(PortalDay.in("America/New_York"));

  @Test
  void waitsOneSecondForTheSecondlyPolicy() {
    Verdict.Wait wait =
        waiting(
            429,
            "{\"message\":\"You have reached your secondly limit.\",\"errorType\":\"RATE_LIMIT\"}");
    assertThat(wait.pause()).isEqualTo(Duration.ofSeconds(1));
    assertThat(wait.cause()).isEqualTo(Verdict.Cause.RATE);
  }

  @Test
  void waitsForTheRollingWindow() {
    Verdict.Wait wait =
        waiting(
            429,
            """
            {"status":"error","message":"You have reached your ten_secondly_rolling limit.","errorType":"RATE_LIMIT",
             "policyName":"TEN_SECONDLY_ROLLING","groupName":"publicapi:private_app-api-calls-ten-secondly:1:2"}""");
    assertThat(wait.pause()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void waitsForMidnightOfThePortalWhenTheDayIsUsedUp() {
    Verdict.Wait wait =
        waiting(
            429, "{\"message\":\"You have reached your daily limit.\",\"policyName\":\"DAILY\"}");
    assertThat(wait.pause()).isEqualTo(Duration.ofHours(9));
    assertThat(wait.reason()).contains("daily limit").contains("midnight in America/New_York");
  }

  @Test
  void takesTheTimeOfHubSpotWhenOurClockIsHoursWrong() {
    String body = "{\"message\":\"You have reached your daily limit.\",\"policyName\":\"DAILY\"}";
    Map<String, String> dated = Map.of("date", "Mon, 23 Nov 2026 04:00:00 GMT");
    assertThat(((Verdict.Wait) reader.read(reply(429, dated, body), NOW)).pause())
        .isEqualTo(Duration.ofHours(1));
    Map<String, String> unreadable = Map.of("date", "tomorrow");
    assertThat(((Verdict.Wait) reader.read(reply(429, unreadable, body), NOW)).pause())
        .isEqualTo(Duration.ofHours(9));
  }

  @Test
  void honoursRetryAfterWhereverItComes() {
    Verdict verdict = reader.read(reply(423, Map.of("retry-after", "7"), ""), NOW);
    assertThat(((Verdict.Wait) verdict).pause()).isEqualTo(Duration.ofSeconds(7));
    assertThat(waiting(423, "").pause()).isEqualTo(Duration.ofSeconds(2));
    assertThat(
            ((Verdict.Wait) reader.read(reply(477, Map.of("retry-after", "3600"), ""), NOW))
                .pause())
        .isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 520, 521, 523, 524, 530, HubSpotReply.NO_ANSWER})
  void cannotTellWhetherTheWriteWasApplied(int status) {
    assertThat(reader.read(reply(status, Map.of(), "<html>bad gateway</html>"), NOW))
        .isInstanceOf(Verdict.Uncertain.class);
  }

  @Test
  void knowsThatNothingWasSentWithoutAConnection() {
    assertThat(waiting(HubSpotReply.NEVER_SENT, "connection refused").cause())
        .isEqualTo(Verdict.Cause.OUTAGE);
  }

  @Test
  void treatsASuccessThatIsNoJsonAsUncertain() {
    assertThat(reader.read(reply(201, Map.of(), "{\"results\":[{\"id\""), NOW))
        .isInstanceOf(Verdict.Uncertain.class);
    assertThat(reader.read(reply(204, Map.of(), ""), NOW)).isInstanceOf(Verdict.Answered.class);
  }

  @Test
  void namesTheScopesThatAreMissing() {
    Verdict verdict =
        reader.read(
            reply(
                403,
                Map.of(),
                """
                {"status":"error","message":"This app hasn't been granted all required scopes to make this call.",
                 "errors":[{"message":"One or more of the following scopes are required.",
                            "context":{"requiredGranularScopes":["crm.objects.deals.read","crm.objects.deals.write"]}}],
                 "category":"MISSING_SCOPES"}"""),
            NOW);
    assertThat(((Verdict.Fatal) verdict).reason())
        .contains("crm.objects.deals.read, crm.objects.deals.write");
  }

  @Test
  void stopsForAWrongToken() {
    assertThat(((Verdict.Fatal) reader.read(reply(401, Map.of(), "{}"), NOW)).reason())
        .contains("HUBSPOT_TOKEN");
  }

  @Test
  void refusesWithTheCulpritOfAValidationError() {
    Verdict verdict =
        reader.read(
            reply(
                400,
                Map.of(),
                """
                {"status":"error","message":"Property values were not valid: [{\\"isValid\\":false,\\"message\\":\\"Email address jane@nowhere is invalid\\",\\"error\\":\\"INVALID_EMAIL\\",\\"name\\":\\"email\\"}]",
                 "correlationId":"c-1","category":"VALIDATION_ERROR"}"""),
            NOW);
    ErrorBody error = ((Verdict.Refused) verdict).error();
    assertThat(error.code()).isEqualTo("INVALID_EMAIL");
    assertThat(error.property()).isEqualTo("email");
    assertThat(error.message()).contains("Email address (an e-mail address) is invalid");
    assertThat(error.message()).doesNotContain("jane@nowhere");
  }

  @Test
  void readsTheHolderOfAUniqueValueFromTheSecondId() {
    ErrorBody error =
        ErrorBody.of(
            Json.read(
                """
                {"status":"error","message":"Cannot set PropertyValueCoordinates{portalId=44956899, objectTypeId=ObjectTypeId{legacyObjectType=CONTACT}, propertyName=email, value=a@b.c} on 552148386511. 552239500007 already has that value.","category":"VALIDATION_ERROR"}"""));
    assertThat(error.holder()).contains(new ErrorBody.Holder("email", "552239500007"));
    assertThat(error.message()).doesNotContain("a@b.c");
  }

  @Test
  void readsTheExistingIdFromContextOrMessage() {
    String message = "\"message\":\"Contact already exists. Existing ID: 6001\"";
    assertThat(ErrorBody.of(Json.read("{" + message + "}")).existingId()).contains("6001");
    assertThat(
            ErrorBody.of(Json.read("{" + message + ",\"context\":{\"existingId\":[\"7\"]}}"))
                .existingId())
        .contains("7");
  }

  private Verdict.Wait waiting(int status, String body) {
    return (Verdict.Wait) reader.read(reply(status, Map.of(), body), NOW);
  }

  private static HubSpotReply reply(int status, Map<String, String> headers, String body) {
    return new HubSpotReply(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
