package dev.deskferry.zendesk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How we sign in (developer.zendesk.com, security and authentication). Never printed. */
public sealed interface ZendeskCredentials {

  /** The settings to look at when the credentials are refused, for messages. */
  String settings();

  /** An API token of a user: {@code Basic base64(email/token:token)}. */
  record ApiToken(String email, String token) implements ZendeskCredentials {

    /** The value of the {@code Authorization} header. */
    public String header() {
      byte[] pair = (email + "/token:" + token).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String settings() {
      return "ZENDESK_EMAIL and ZENDESK_TOKEN";
    }

    @Override
    public String toString() {
      return "ApiToken";
    }
  }

  /** A ready OAuth access token. */
  record OAuthToken(String token) implements ZendeskCredentials {

    /** The value of the {@code Authorization} header. */
    public String header() {
      return "Bearer " + token;
    }

    @Override
    public String settings() {
      return "ZENDESK_OAUTH_TOKEN";
    }

    @Override
    public String toString() {
      return "OAuthToken";
    }
  }

  /**
   * A confidential OAuth client, which mints its own tokens by {@code
   * grant_type=client_credentials}; they live 5 minutes to 2 days, so a long extract mints many.
   */
  record ClientCredentials(String clientId, String clientSecret) implements ZendeskCredentials {

    @Override
    public String settings() {
      return "ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET";
    }

    @Override
    public String toString() {
      return "ClientCredentials";
    }
  }
}
