package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Repository;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One sandbox, one staging database, and the verbs between them as separate processes. */
record Chain(Sandbox sandbox, Map<String, String> environment) {

  static Chain between(Sandbox sandbox, PgServer postgres) {
    return between(sandbox, postgres.url(), postgres.user(), postgres.password());
  }

  /** The same with a staging database of another kind. */
  static Chain between(Sandbox sandbox, String url, String user, String password) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DESKFERRY_HOME", Repository.root().toString());
    environment.put("ZENDESK_URL", sandbox.zendeskUrl().toString());
    environment.put("ZENDESK_EMAIL", "admin@example.com");
    environment.put("ZENDESK_TOKEN", "zendesk-token");
    environment.put("HUBSPOT_URL", sandbox.hubspotUrl().toString());
    environment.put("HUBSPOT_TOKEN", "hubspot-token");
    environment.put("HUBSPOT_SEARCH_LAG", "4s");
    environment.put("DESKFERRY_CLUSTER", "false");
    environment.put("STAGING_URL", url);
    environment.put("STAGING_USER", user);
    environment.put("STAGING_PASSWORD", password);
    return new Chain(sandbox, environment);
  }

  /** The same verbs, but speaking to the vendors through other addresses. */
  Chain through(URI zendesk, URI hubspot) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put("ZENDESK_URL", zendesk.toString());
    changed.put("HUBSPOT_URL", hubspot.toString());
    return new Chain(sandbox, changed);
  }

  /** Runs a verb to its end and expects it to succeed. */
  String succeed(String... arguments) {
    DeskferryProcess.Result result = DeskferryProcess.run(environment, arguments);
    assertThat(result.exitCode())
        .as("exit code of %s, which printed:%n%s", List.of(arguments), result.output())
        .isZero();
    return result.output();
  }

  /** Starts a verb and leaves it running. */
  DeskferryProcess start(String... arguments) {
    return DeskferryProcess.start(environment, arguments);
  }

  /** Compares the portal with what the Zendesk side implies, record by record and link by link. */
  void assertFaithful() {
    Expectation expected = Expectation.of(ZendeskAccount.read(sandbox.zendeskUrl()));
    PortalContents found = PortalContents.read(sandbox.hubspotUrl(), "hs_object_id");
    Map<String, String> differences = new TreeMap<>();
    expected
        .keysByTarget()
        .forEach(
            (target, keys) -> {
              List<String> present = found.keysByTarget().getOrDefault(target, List.of());
              note(differences, target + " lost", minus(keys, new HashSet<>(present)));
              note(differences, target + " too many", minus(new HashSet<>(present), keys));
              note(differences, target + " twice", doubled(present));
            });
    note(differences, "links lost", minus(expected.links(), found.links()));
    note(differences, "links too many", minus(found.links(), expected.links()));
    assertThat(differences).isEmpty();
  }

  private static void note(Map<String, String> differences, String what, Set<String> which) {
    if (!which.isEmpty()) {
      differences.put(
          what, which.size() + ", such as " + which.stream().sorted().limit(5).toList());
    }
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    Set<String> rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static Set<String> doubled(List<String> keys) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new TreeSet<>();
    keys.stream().filter(key -> !once.add(key)).forEach(twice::add);
    return twice;
  }
}
