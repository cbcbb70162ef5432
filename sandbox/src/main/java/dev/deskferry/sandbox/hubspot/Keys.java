package dev.deskferry.sandbox.hubspot;

import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Knows the keys of the account and what each may do. */
final class Keys {

  private static final String SCOPES_PAGE = "https://developers.hubspot.com/scopes";

  private final Map<String, HubSpotKey> byToken = new HashMap<>();

  Keys(List<HubSpotKey> keys) {
    keys.forEach(key -> byToken.put(key.token(), key));
  }

  /** The name of the key of a request for the log; {@code anonymous} without a valid one. */
  String nameOf(Request request) {
    return find(request).map(HubSpotKey::name).orElse("anonymous");
  }

  /**
   * The key of a request.
   *
   * @throws FaultException 401 without a valid one
   */
  HubSpotKey authenticate(Request request) {
    return find(request)
        .orElseThrow(
            () ->
                new FaultException(
                    Fault.of(
                        401,
                        "INVALID_AUTHENTICATION",
                        "Authentication credentials not found. This API supports OAuth 2.0"
                            + " authentication and you can find more details at"
                            + " https://developers.hubspot.com/docs/methods/auth/oauth-overview")));
  }

  /**
   * Checks that one scope of every group is granted.
   *
   * @throws FaultException 403 naming the first group of which none is
   */
  void authorize(HubSpotKey key, List<Set<String>> groups) {
    for (Set<String> group : groups) {
      if (group.stream().noneMatch(key.scopes()::contains)) {
        throw new FaultException(
            new Fault(
                403,
                "MISSING_SCOPES",
                null,
                "This app hasn't been granted all required scopes to make this call. Read more"
                    + " about required scopes here: "
                    + SCOPES_PAGE
                    + ".",
                Map.of(),
                List.of(
                    new Fault.Detail(
                        "One or more of the following scopes are required.",
                        null,
                        Map.of("requiredGranularScopes", List.copyOf(new TreeSet<>(group))))),
                Map.of("scopes", SCOPES_PAGE)));
      }
    }
  }

  private Optional<HubSpotKey> find(Request request) {
    return request
        .header("authorization")
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> byToken.get(value.substring("Bearer ".length()).trim()));
  }
}
