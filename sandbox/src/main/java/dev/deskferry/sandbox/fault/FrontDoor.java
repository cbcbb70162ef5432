package dev.deskferry.sandbox.fault;

import dev.deskferry.sandbox.http.Reply;
import java.time.Duration;

/**
 * What clients get from the two vendors when something goes wrong before or behind their
 * applications: pages of a proxy for the 50x and 52x, JSON in the vendor's envelope for the rest.
 */
final class FrontDoor {

  private FrontDoor() {}

  /**
   * The reply to a request that met a fault with a status.
   *
   * @param coin picks one of the forms where the vendor uses several
   */
  static Reply reply(Side side, FaultKind kind, Duration retryAfter, boolean coin) {
    return side == Side.ZENDESK ? zendesk(kind, retryAfter, coin) : hubspot(kind, retryAfter);
  }

  private static Reply zendesk(FaultKind kind, Duration retryAfter, boolean coin) {
    return switch (kind) {
      case UNAUTHORIZED ->
          Reply.json(
              401,
              "{\"error\":\"invalid_token\",\"error_description\":\"The access token provided is"
                  + " expired, revoked, malformed or invalid for other reasons.\"}");
      case FORBIDDEN -> Reply.html(403, "");
      case CONFLICT ->
          Reply.json(409, "{\"error\":\"Conflict\",\"description\":\"Database collision\"}");
      case LOCKED -> Reply.json(423, "{\"error\":\"Locked\",\"description\":\"Maintenance\"}");
      case TOO_MANY_REQUESTS ->
          told(
              coin
                  ? Reply.json(
                      429,
                      "{\"error\":\"APIRateLimitExceeded\",\"description\":\"Number of allowed API"
                          + " requests per minute exceeded\"}")
                  : Reply.html(429, "Number of allowed API requests per minute exceeded"),
              retryAfter);
      case INTERNAL_ERROR -> Reply.json(500, "{\"error\":\"Internal Server Error\"}");
      case UNAVAILABLE -> told(page(kind.status(), "Service Unavailable"), retryAfter);
      default -> page(kind.status(), "The origin did not answer as expected");
    };
  }

  private static Reply hubspot(FaultKind kind, Duration retryAfter) {
    return switch (kind) {
      case UNAUTHORIZED ->
          error(
              401,
              "Authentication credentials not found. This API supports OAuth 2.0 authentication",
              "\"category\":\"INVALID_AUTHENTICATION\"");
      case FORBIDDEN ->
          error(403, "This account does not have access to this", "\"category\":\"BANNED\"");
      case LOCKED ->
          error(423, "The resource is locked by another request", "\"category\":\"LOCKED\"");
      case TOO_MANY_REQUESTS ->
          error(
              429,
              "You have reached your ten_secondly_rolling limit.",
              "\"errorType\":\"RATE_LIMIT\",\"policyName\":\"TEN_SECONDLY_ROLLING\"");
      case MIGRATING ->
          told(
              error(
                  477,
                  "This portal is being migrated between data hosting locations",
                  "\"category\":\"MIGRATION_IN_PROGRESS\""),
              retryAfter);
      case INTERNAL_ERROR -> error(500, "internal error", "\"category\":\"INTERNAL_ERROR\"");
      default -> page(kind.status(), "The origin did not answer as expected");
    };
  }

  private static Reply error(int status, String message, String more) {
    return Reply.json(
        status,
        "{\"status\":\"error\",\"message\":\"%s\",\"correlationId\":\"00000000-0000-4000-8000-%012d\",%s}"
            .formatted(message, status, more));
  }

  private static Reply told(Reply reply, Duration retryAfter) {
    return reply.with("Retry-After", Long.toString(retryAfter.toSeconds()));
  }

  private static Reply page(int status, String reason) {
    return Reply.html(
        status,
        "<!DOCTYPE html><html><head><title>%d</title></head><body><h1>%d</h1><p>%s</p></body></html>"
            .formatted(status, status, reason));
  }
}
