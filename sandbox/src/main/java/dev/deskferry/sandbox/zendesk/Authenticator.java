package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.data.Staff;
import dev.deskferry.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who a request comes from: API token as {@code Basic base64(email/token:token)}, which acts as any
 * agent or admin of the account, or an OAuth bearer token, which acts as the admin.
 */
final class Authenticator {

  private static final String BASIC = "basic ";
  private static final String BEARER = "bearer ";

  private final ZendeskOptions options;
  private final OAuthTokens tokens;
  private final Map<String, Staff> staff = new HashMap<>();

  Authenticator(ZendeskOptions options, OAuthTokens tokens, List<Staff> staff) {
    this.options = options;
    this.tokens = tokens;
    for (Staff member : staff) {
      if (member.isActive() && !member.email().isEmpty()) {
        this.staff.put(member.email().toLowerCase(Locale.ROOT), member);
      }
    }
  }

  /**
   * The caller; anonymous without credentials or with a password instead of a token.
   *
   * @throws RefusedException 401 when there is a token and it is not valid
   */
  Caller authenticate(Request request) {
    String header = request.header("authorization").orElse("");
    String scheme = header.toLowerCase(Locale.ROOT);
    if (scheme.startsWith(BEARER)) {
      Set<String> scopes =
          tokens.scopes(header.substring(BEARER.length()).trim()).orElseThrow(Errors::invalidToken);
      return as(options.email(), "oauth", scopes).orElseThrow(Errors::invalidToken);
    }
    if (scheme.startsWith(BASIC)) {
      return basic(header.substring(BASIC.length()).trim());
    }
    return Caller.ANONYMOUS;
  }

  private Caller basic(String encoded) {
    String decoded;
    try {
      decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Errors.couldNotAuthenticate();
    }
    int colon = decoded.indexOf(':');
    String user = colon < 0 ? decoded : decoded.substring(0, colon);
    if (!user.endsWith("/token")) {
      return Caller.ANONYMOUS;
    }
    if (!decoded.substring(colon + 1).equals(options.apiToken())) {
      throw Errors.couldNotAuthenticate();
    }
    String email = user.substring(0, user.length() - "/token".length());
    return as(email, "api-token", Set.of("read")).orElseThrow(Errors::couldNotAuthenticate);
  }

  private Optional<Caller> as(String email, String key, Set<String> scopes) {
    Staff member = staff.get(email.toLowerCase(Locale.ROOT));
    if (member != null) {
      return Optional.of(new Caller(key, member.id(), member.role(), scopes));
    }
    return email.equalsIgnoreCase(options.email())
        ? Optional.of(new Caller(key, 0, "admin", scopes))
        : Optional.empty();
  }
}
