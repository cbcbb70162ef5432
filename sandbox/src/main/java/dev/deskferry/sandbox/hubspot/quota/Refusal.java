package dev.deskferry.sandbox.hubspot.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.time.Duration;

/**
 * A request over a quota.
 *
 * @param policy {@code DAILY}, {@code TEN_SECONDLY_ROLLING} or {@code SECONDLY}
 * @param group of the quota, such as {@code
 *     publicapi:private_app-api-calls-ten-secondly:<portal>:<app>}; empty where bodies have none
 * @param pause real time until the quota has room
 */
public record Refusal(String policy, String group, Duration pause) {

  /** The policy of the account's day. */
  public static final String DAILY = "DAILY";

  /** The policy of ten seconds. */
  public static final String TEN_SECONDLY = "TEN_SECONDLY_ROLLING";

  /** The policy of one second. */
  public static final String SECONDLY = "SECONDLY";

  /**
   * The body of the 429, as on HubSpot's page about the daily limit and as observed for the others.
   *
   * @param isPolicyNamed whether {@code policyName} is there; of SECONDLY it is sometimes missing
   */
  public ObjectNode body(String correlationId, boolean isPolicyNamed) {
    ObjectNode body = Json.object().put("status", "error").put("message", message());
    body.put("errorType", "RATE_LIMIT").put("correlationId", correlationId);
    if (isPolicyNamed) {
      body.put("policyName", policy);
    }
    if (!group.isEmpty()) {
      body.put("groupName", group);
    }
    return policy.equals(DAILY) ? body.put("requestId", correlationId) : body;
  }

  private String message() {
    String limit =
        switch (policy) {
          case DAILY -> "daily";
          case SECONDLY -> "secondly";
          default -> "ten_secondly_rolling";
        };
    return "You have reached your " + limit + " limit.";
  }
}
