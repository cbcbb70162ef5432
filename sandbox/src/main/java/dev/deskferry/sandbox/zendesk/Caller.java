package dev.deskferry.sandbox.zendesk;

import java.util.Set;

/**
 * Who is calling.
 *
 * @param key name of the credential for the request log
 * @param userId 0 when the credential belongs to no user of the account
 * @param role {@code admin}, {@code agent} or {@code anonymous}
 * @param scopes scopes of an OAuth token; {@code read} for a basic credential
 */
record Caller(String key, long userId, String role, Set<String> scopes) {

  static final Caller ANONYMOUS = new Caller("anonymous", 0, "anonymous", Set.of());

  boolean isAnonymous() {
    return role.equals("anonymous");
  }

  /** Whether the token may read records of a resource, such as {@code tickets}. */
  boolean mayRead(String resource) {
    return scopes.contains("read") || scopes.contains(resource + ":read");
  }
}
