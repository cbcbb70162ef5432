package dev.deskferry.sandbox.zendesk;

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
 * @param refusesLargePages whether {@code page[size]} over 100 is a 400 (the stricter reading of an
 *     unconfirmed fact) or cut to 100
 * @param clock decides what is recent and which tokens have expired
 */
public record ZendeskOptions(
    String email,
    String apiToken,
    String bearerToken,
    String clientId,
    String clientSecret,
    String refreshToken,
    boolean refusesLargePages,
    Clock clock) {

  /** The credentials that the documentation names. */
  public static ZendeskOptions defaults() {
    return new ZendeskOptions(
        "admin@example.com",
        "zendesk-token",
        "zendesk-oauth-token",
        "zendesk-client",
        "zendesk-client-secret",
        "zendesk-refresh-token",
        true,
        Clock.systemUTC());
  }

  /** The same with another clock. */
  public ZendeskOptions with(Clock other) {
    return new ZendeskOptions(
        email,
        apiToken,
        bearerToken,
        clientId,
        clientSecret,
        refreshToken,
        refusesLargePages,
        other);
  }
}
