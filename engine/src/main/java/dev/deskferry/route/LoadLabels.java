package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.HubSpotRequest.Bucket;
import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.Verdict;
import dev.deskferry.load.Portal;
import dev.deskferry.mapping.AssociationRule;
import dev.deskferry.mapping.AssociationType;
import dev.deskferry.mapping.CompiledMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The bean {@code loadLabels} of route {@code load-preflight}: finds the custom association labels
 * that mappings demand, and creates missing ones. Without {@code --execute} it only says so.
 */
public final class LoadLabels {

  private final LoadSession session;
  private final LoadCalls calls;
  private final LoadFindings findings;
  private final boolean execute;

  LoadLabels(LoadSession session, LoadCalls calls, LoadFindings findings, boolean execute) {
    this.session = session;
    this.calls = calls;
    this.findings = findings;
    this.execute = execute;
  }

  /**
   * Finds or creates every label of every mapping; those between different object types at the same
   * time.
   */
  public void provide() {
    Map<Set<String>, Map<String, Wanted>> byEnds = new LinkedHashMap<>();
    for (CompiledMapping mapping : session.mappings().all()) {
      for (AssociationRule rule : mapping.associations()) {
        if (!rule.label().isEmpty()) {
          String key = Portal.labelKey(mapping.target(), rule.toTarget(), rule.label());
          byEnds
              .computeIfAbsent(
                  new TreeSet<>(List.of(mapping.target(), rule.toTarget())),
                  ends -> new LinkedHashMap<>())
              .putIfAbsent(key, new Wanted(mapping.target(), rule));
        }
      }
    }
    AtOnce.map(
            session.settings().concurrency(),
            List.copyOf(byEnds.values()),
            wanted -> {
              LoadFindings found = new LoadFindings();
              new LoadLabels(session, calls, found, execute).provide(wanted);
              return found;
            })
        .forEach(findings::add);
  }

  private record Wanted(String from, AssociationRule rule) {}

  private void provide(Map<String, Wanted> wanted) {
    Map<String, JsonNode> replies = new HashMap<>();
    wanted.forEach(
        (key, one) -> {
          String path = session.paths().labels(one.from(), one.rule().toTarget());
          JsonNode reply =
              replies.computeIfAbsent(path, any -> calls.read(HubSpotRequest.get(path)));
          provide(path, reply, one.from(), one.rule())
              .ifPresent(type -> findings.labels().put(key, with(one.rule(), type)));
        });
  }

  private Optional<AssociationType> provide(
      String path, JsonNode reply, String from, AssociationRule rule) {
    Optional<AssociationType> present = find(reply, rule.label());
    if (present.isPresent()) {
      return present;
    }
    findings
        .intentions()
        .add(
            "create association label \""
                + rule.label()
                + "\" from "
                + from
                + " to "
                + rule.toTarget());
    return execute ? create(path, from, rule) : Optional.empty();
  }

  private Optional<AssociationType> create(String path, String from, AssociationRule rule) {
    String name = rule.label().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    ObjectNode body = Json.object().put("label", rule.label()).put("name", "deskferry_" + name);
    Verdict verdict = calls.call(HubSpotRequest.repeatable("POST", path, body, Bucket.BURST));
    if (verdict instanceof Verdict.Answered answered) {
      Optional<AssociationType> created = find(answered.body(), rule.label());
      if (created.isPresent()) {
        return created;
      }
    }
    // Refused because it is there: an attempt whose answer was lost has made it.
    Optional<AssociationType> made = find(calls.read(HubSpotRequest.get(path)), rule.label());
    if (made.isPresent()) {
      return made;
    }
    String reason =
        verdict instanceof Verdict.Refused refused
            ? refused.error().message()
            : "no type came back";
    findings
        .problems()
        .add(
            "HubSpot will not create association label \"%s\" from %s to %s: %s"
                .formatted(rule.label(), from, rule.toTarget(), reason));
    return Optional.empty();
  }

  private static Optional<AssociationType> find(JsonNode reply, String label) {
    for (JsonNode type : reply.path("results")) {
      if (type.path("label").asText("").equalsIgnoreCase(label)) {
        return Optional.of(
            new AssociationType(
                type.path("category").asText("USER_DEFINED"), type.path("typeId").asInt()));
      }
    }
    return Optional.empty();
  }

  private static List<AssociationType> with(AssociationRule rule, AssociationType label) {
    List<AssociationType> types = new ArrayList<>(rule.types());
    types.add(label);
    return types;
  }
}
