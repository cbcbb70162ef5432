package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /oauth/tokens}: grants {@code client_credentials} (no refresh token) and {@code
 * refresh_token} (the old pair dies). Tokens live 300 to 172,800 seconds, 1,800 unless asked
 * (developer.zendesk.com, grant type tokens).
 */
final class OAuthTokens {

  private static final int LONGEST_SCOPE = 1_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int SHORTEST = 300;
  private static final int LONGEST = 172_800;
  private static final int USUAL = 1_800;
  private static final int MOST_TOKENS = 10_000;

  private final ZendeskOptions options;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final Map<String, String> refreshable = new ConcurrentHashMap<>();
  private final AtomicLong issued = new AtomicLong();

  OAuthTokens(ZendeskOptions options) {
    this.options = options;
    tokens.put(options.bearerToken(), new Token(Set.of("read"), Instant.MAX));
    refreshable.put(options.refreshToken(), "");
  }

  private record Token(Set<String> scopes, Instant expiresAt) {}

  /** The scopes of a token that is known and has not expired. */
  Optional<Set<String>> scopes(String token) {
    return Optional.ofNullable(tokens.get(token))
        .filter(known -> options.clock().instant().isBefore(known.expiresAt()))
        .map(Token::scopes);
  }

  /** Makes every token that was issued expire at once, the fixed one included. */
  void expireAll() {
    tokens.replaceAll((name, token) -> new Token(token.scopes(), Instant.MIN));
  }

  /** Answers the token endpoint. */
  Reply issue(Request request) {
    Map<String, String> form = form(request);
    boolean isClient =
        options.clientId().equals(form.get("client_id"))
            && options.clientSecret().equals(form.get("client_secret"));
    if (!isClient) {
      throw Errors.oauth(401, "invalid_client", "Client authentication failed");
    }
    return switch (form.getOrDefault("grant_type", "")) {
      case "client_credentials" -> answer(form, false);
      case "refresh_token" -> refresh(form);
      default ->
          throw Errors.oauth(
              400, "unsupported_grant_type", "The authorization grant type is not supported");
    };
  }

  private Reply refresh(Map<String, String> form) {
    String accessToken = refreshable.remove(form.getOrDefault("refresh_token", ""));
    if (accessToken == null) {
      throw Errors.oauth(400, "invalid_grant", "The refresh token is invalid or was used before");
    }
    tokens.remove(accessToken);
    return answer(form, true);
  }

  private Reply answer(Map<String, String> form, boolean withRefresh) {
    int seconds = seconds(form.get("expires_in"));
    String scope = form.getOrDefault("scope", "read");
    if (scope.length() > LONGEST_SCOPE) {
      throw Errors.oauth(400, "invalid_scope", "The requested scope is invalid");
    }
    long number = issued.incrementAndGet();
    forgetExpired();
    String token = "zendesk-issued-token-" + number;
    tokens.put(
        token,
        new Token(
            Set.copyOf(List.of(scope.split(" "))), options.clock().instant().plusSeconds(seconds)));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("access_token", token);
    body.put("token_type", "bearer");
    body.put("scope", scope);
    body.put("expires_in", seconds);
    if (withRefresh) {
      String refreshToken = "zendesk-issued-refresh-token-" + number;
      refreshable.put(refreshToken, token);
      body.put("refresh_token", refreshToken);
      body.put("refresh_token_expires_in", 2_592_000);
    }
    return Reply.json(200, body.toString());
  }

  /** Keeps a client that asks for tokens all day from filling the memory. */
  private void forgetExpired() {
    if (tokens.size() > MOST_TOKENS) {
      Instant now = options.clock().instant();
      tokens.values().removeIf(token -> !now.isBefore(token.expiresAt()));
    }
  }

  private static int seconds(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    try {
      int seconds = Integer.parseInt(text);
      if (seconds >= SHORTEST && seconds <= LONGEST) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      throw Errors.oauth(400, "invalid_request", "expires_in is not a number");
    }
    throw Errors.oauth(400, "invalid_request", "expires_in must be 300 to 172800");
  }

  private static Map<String, String> form(Request request) {
    Map<String, String> form = new HashMap<>();
    String body = new String(request.body(), StandardCharsets.UTF_8);
    if (request.header("content-type").orElse("").contains("json")) {
      try {
        JsonNode node = MAPPER.readTree(body);
        node.fieldNames().forEachRemaining(name -> form.put(name, node.get(name).asText()));
      } catch (JsonProcessingException e) {
        throw Errors.oauth(400, "invalid_request", "The body is not JSON");
      }
      return form;
    }
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Errors.oauth(400, "invalid_request", "The body is not form-encoded");
    }
  }
}
