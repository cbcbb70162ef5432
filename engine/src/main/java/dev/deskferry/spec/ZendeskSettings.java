package dev.deskferry.spec;

import dev.deskferry.yaml.MapNode;
import dev.deskferry.zendesk.ZendeskCredentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to reach the Zendesk account: section {@code zendesk} of the migration file.
 *
 * @param url without a path and without a slash at its end, such as {@code https://x.zendesk.com}
 * @param responseTimeout longest silence while waiting for a reply; the source itself gives up
 *     after about a minute
 */
public record ZendeskSettings(
    String url,
    ZendeskCredentials credentials,
    Duration connectTimeout,
    Duration responseTimeout,
    List<RateLimitSpec> rateLimits) {

  /** The keys of the section. */
  static final List<String> KEYS =
      List.of(
          "url",
          "email",
          "token",
          "oauth_token",
          "client_id",
          "client_secret",
          "connect_timeout",
          "response_timeout",
          "rate_limits");

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(90);

  public ZendeskSettings {
    rateLimits = List.copyOf(rateLimits);
  }

  /** Reads the section; when problems were recorded the result must not be used. */
  public static ZendeskSettings read(MapNode section) {
    section.allowOnly(KEYS.toArray(String[]::new));
    return new ZendeskSettings(
        url(section),
        credentials(section),
        section.optionalDuration("connect_timeout").orElse(CONNECT_TIMEOUT),
        section.optionalDuration("response_timeout").orElse(RESPONSE_TIMEOUT),
        RateLimitReader.read(section, "zendesk"));
  }

  private static String url(MapNode section) {
    String text = section.requireText("url");
    if (text.isEmpty()) {
      return text;
    }
    try {
      URI url = new URI(text.replaceFirst("/+$", ""));
      boolean isHttp = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      String path = Optional.ofNullable(url.getPath()).orElse("");
      if (isHttp && url.getHost() != null && path.isEmpty() && url.getUserInfo() == null) {
        return url.toString();
      }
    } catch (URISyntaxException e) {
      section.errorAtKey("url", "wrong-url", "no URL: " + e.getReason());
      return "";
    }
    section.errorAtKey(
        "url",
        "wrong-url",
        "expected the account's address alone, such as https://example.zendesk.com");
    return "";
  }

  private static ZendeskCredentials credentials(MapNode section) {
    Optional<String> oauth = section.optionalText("oauth_token");
    if (oauth.isPresent()) {
      return new ZendeskCredentials.OAuthToken(oauth.get());
    }
    if (section.child("client_id").isPresent()) {
      return new ZendeskCredentials.ClientCredentials(
          section.requireText("client_id"), section.requireText("client_secret"));
    }
    if (section.child("email").isEmpty() && section.child("token").isEmpty()) {
      section.error(
          "no-credentials",
          "no credentials; set ZENDESK_OAUTH_TOKEN, or ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET, or ZENDESK_EMAIL and ZENDESK_TOKEN");
      return new ZendeskCredentials.ApiToken("", "");
    }
    return new ZendeskCredentials.ApiToken(
        section.requireText("email"), section.requireText("token"));
  }
}
