package dev.deskferry.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Reads the meaning of a reply from status, headers and body.
 *
 * <p>Source: developers.hubspot.com, "Error handling" (read 2026-11-22), and the 429 bodies quoted
 * there and in HubSpot's community. {@code Retry-After} is documented for 477 only and honoured
 * wherever it comes.
 */
public final class ReplyReader {

  private static final Duration LOCK_PAUSE = Duration.ofSeconds(2);
  private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(2);
  private static final Duration ROLLING_WINDOW = Duration.ofSeconds(10);

  private final PortalDay day;

  /**
   * @param day when the daily limit is reset
   */
  public ReplyReader(PortalDay day) {
    this.day = day;
  }

  /**
   * @param reply what came back
   * @param now used only to find the next portal midnight, when the reply has no date
   */
  public Verdict read(HubSpotReply reply, Instant now) {
    int status = reply.status();
    if (status >= 200 && status < 300) {
      return answered(reply);
    }
    return switch (status) {
      case HubSpotReply.NEVER_SENT ->
          wait(Verdict.Cause.OUTAGE, OUTAGE_PAUSE, "cannot reach HubSpot: " + text(reply));
      case HubSpotReply.NO_ANSWER ->
          new Verdict.Uncertain(OUTAGE_PAUSE, "no answer from HubSpot: " + text(reply));
      case 401 ->
          fatal(
              "HubSpot does not know the access token (401) — expected a valid service key or private"
                  + " app token — check HUBSPOT_TOKEN");
      case 403 -> forbidden(reply);
      case 423 ->
          wait(
              Verdict.Cause.LOCK,
              longer(LOCK_PAUSE, retryAfter(reply)),
              "HubSpot holds a lock (423)");
      case 429 -> limited(reply, now);
      case 477 ->
          wait(
              Verdict.Cause.MOVING,
              longer(Duration.ofSeconds(60), retryAfter(reply)),
              "HubSpot is moving the portal between data centres (477)");
      case 522, 525, 526 ->
          fatal(
              "HubSpot's front door cannot connect or agree on TLS ("
                  + status
                  + ") — this does not pass by waiting — check HUBSPOT_URL and any proxy between");
      default ->
          status >= 500
              ? new Verdict.Uncertain(
                  longer(OUTAGE_PAUSE, retryAfter(reply)), "HubSpot answered " + status)
              : new Verdict.Refused(status, error(reply).orCorrelation(correlationId(reply)));
    };
  }

  private static Verdict answered(HubSpotReply reply) {
    JsonNode body = Json.read(reply.body());
    if (body.isMissingNode() && reply.status() != 204) {
      return new Verdict.Uncertain(
          OUTAGE_PAUSE,
          "HubSpot answered "
              + reply.status()
              + " with "
              + reply.body().length
              + " bytes that are not JSON");
    }
    return new Verdict.Answered(reply.status(), body, correlationId(reply));
  }

  private static Verdict forbidden(HubSpotReply reply) {
    List<String> scopes = ErrorBody.missingScopes(Json.read(reply.body()));
    String wanted =
        scopes.isEmpty() ? "a scope HubSpot does not name" : "one of " + String.join(", ", scopes);
    return new Verdict.Fatal(
        "the HubSpot token may not do this (403) — expected "
            + wanted
            + " — add it to the service key and start again",
        scopes);
  }

  private Verdict limited(HubSpotReply reply, Instant now) {
    ErrorBody error = error(reply);
    String policy = (error.policyName() + " " + error.rawMessage()).toLowerCase(Locale.ROOT);
    Duration told = retryAfter(reply);
    if (policy.contains("daily")) {
      return wait(
          Verdict.Cause.RATE,
          longer(day.untilReset(reply.date().orElse(now)), told),
          "HubSpot's daily limit is used up; " + day.reset());
    }
    if (policy.contains("ten_secondly")) {
      return wait(
          told.isZero() ? Verdict.Cause.WINDOW : Verdict.Cause.RATE,
          longer(ROLLING_WINDOW, told),
          "HubSpot's ten-second limit is reached");
    }
    return wait(
        Verdict.Cause.RATE,
        longer(Duration.ofSeconds(1), told),
        "HubSpot's per-second limit is reached");
  }

  private static Verdict wait(Verdict.Cause cause, Duration pause, String reason) {
    return new Verdict.Wait(cause, pause, reason);
  }

  private static Verdict fatal(String reason) {
    return new Verdict.Fatal(reason, List.of());
  }

  private static ErrorBody error(HubSpotReply reply) {
    return ErrorBody.of(Json.read(reply.body()));
  }

  private static String correlationId(HubSpotReply reply) {
    return reply.header("x-hubspot-correlation-id").orElse("");
  }

  private static String text(HubSpotReply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration retryAfter(HubSpotReply reply) {
    String text = reply.header("retry-after").orElse("").trim();
    return text.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(text)) : Duration.ZERO;
  }
}
