package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.limit.Limits;
import dev.deskferry.sandbox.zendesk.quota.Plan;
import java.time.Clock;

/**
 * How the stand-in behaves.
 *
 * @param email whose API token it is; always taken for an admin
 * @param apiToken accepted as {@code email/token:apiToken}
 * @param bearerToken an OAuth token with scope {@code read} that never expires
 * @param clientId of the confidential OAuth client
 * @param clientSecret of the same
 * @param refreshToken the first refresh token of that client
 * @param plan decides the quotas, and which endpoints are there
 * @param limits whether quotas are enforced, and how fast their windows run
 * @param readings of facts that no source settles
 * @param clock decides what is recent and which tokens have expired
 */
public record ZendeskOptions(
    String email,
    String apiToken,
    String bearerToken,
    String clientId,
    String clientSecret,
    String refreshToken,
    Plan plan,
    Limits limits,
    Readings readings,
    Clock clock) {

  /** The credentials that the documentation names, on the plan Enterprise without limits. */
  public static ZendeskOptions defaults() {
    return new ZendeskOptions(
        "admin@example.com",
        "zendesk-token",
        "zendesk-oauth-token",
        "zendesk-client",
        "zendesk-client-secret",
        "zendesk-refresh-token",
        Plan.ENTERPRISE,
        Limits.OFF,
        Readings.STRICT,
        Clock.systemUTC());
  }

  /** The same with another clock. */
  public ZendeskOptions with(Clock other) {
    return copy(plan, limits, readings, other);
  }

  /** The same on another plan. */
  public ZendeskOptions with(Plan other) {
    return copy(other, limits, readings, clock);
  }

  /** The same with other limits. */
  public ZendeskOptions with(Limits other) {
    return copy(plan, other, readings, clock);
  }

  /** The same with facts read otherwise. */
  public ZendeskOptions with(Readings other) {
    return copy(plan, limits, other, clock);
  }

  private ZendeskOptions copy(
      Plan otherPlan, Limits otherLimits, Readings otherReadings, Clock otherClock) {
    return new ZendeskOptions(
        email,
        apiToken,
        bearerToken,
        clientId,
        clientSecret,
        refreshToken,
        otherPlan,
        otherLimits,
        otherReadings,
        otherClock);
  }
}
