package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.hubspot.ErrorBody;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.HubSpotRequest.Bucket;
import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.PortalProperty;
import dev.deskferry.hubspot.Verdict;
import dev.deskferry.load.PropertyPlan;
import dev.deskferry.mapping.PropertyDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The bean {@code loadProperties} of route {@code load-preflight}: gives the portal the groups,
 * properties and options that the mappings need and it lacks. Without {@code --execute} it only
 * says so.
 */
public final class LoadProperties {

  private static final int MAX_INPUTS = 100;

  private final LoadSession session;
  private final LoadCalls calls;
  private final LoadFindings findings;
  private final boolean execute;

  LoadProperties(LoadSession session, LoadCalls calls, LoadFindings findings, boolean execute) {
    this.session = session;
    this.calls = calls;
    this.findings = findings;
    this.execute = execute;
  }

  /** Compares and completes the definitions of every target, of all at the same time. */
  public void provide() {
    AtOnce.map(
            session.settings().concurrency(),
            LoadPreflight.targets(session),
            target -> {
              LoadFindings found = new LoadFindings();
              new LoadProperties(session, calls, found, execute).provide(target, reply(target));
              return found;
            })
        .forEach(findings::add);
  }

  private JsonNode reply(String target) {
    JsonNode known = findings.definitions().get(target);
    return known == null
        ? calls.read(HubSpotRequest.get(session.paths().properties(target)))
        : known;
  }

  private void provide(String target, JsonNode reply) {
    findings.of(target).putAll(PortalProperty.all(reply));
    List<PropertyDefinition> wanted =
        session.mappings().all().stream()
            .filter(mapping -> mapping.target().equals(target))
            .flatMap(mapping -> mapping.definitions().stream())
            .toList();
    PropertyPlan plan = PropertyPlan.of(target, wanted, findings.of(target));
    findings.problems().addAll(plan.conflicts());
    if (plan.isKeyPlain() && PropertyPlan.mayLackUniqueness(target)) {
      findings.plainKeys().add(target);
    }
    if (!plan.conflicts().isEmpty()) {
      return;
    }
    provideGroups(target, plan.missing());
    List<PropertyDefinition> plain = plan.missing().stream().filter(it -> !it.unique()).toList();
    for (int from = 0; from < plain.size(); from += MAX_INPUTS) {
      create(target, plain.subList(from, Math.min(plain.size(), from + MAX_INPUTS)));
    }
    plan.missing().stream()
        .filter(PropertyDefinition::unique)
        .forEach(key -> createKey(target, key));
    plan.options().forEach((name, options) -> addOptions(target, name, options, reply));
  }

  private void provideGroups(String target, List<PropertyDefinition> missing) {
    Set<String> wanted = new LinkedHashSet<>();
    missing.forEach(definition -> wanted.add(definition.groupName()));
    if (wanted.isEmpty()) {
      return;
    }
    calls
        .read(HubSpotRequest.get(session.paths().groups(target)))
        .path("results")
        .forEach(group -> wanted.remove(group.path("name").asText()));
    for (String name : wanted) {
      findings.intentions().add("create property group " + target + "." + name);
      ObjectNode body = Json.object().put("name", name).put("label", label(name));
      send(
          HubSpotRequest.repeatable("POST", session.paths().groups(target), body, Bucket.BURST),
          "");
    }
  }

  private void create(String target, List<PropertyDefinition> definitions) {
    definitions.forEach(
        it -> findings.intentions().add("create property " + target + "." + it.name()));
    definitions.forEach(it -> findings.of(target).put(it.name(), PropertyPlan.asCreated(it)));
    List<String> refusals = execute ? attempt(target, definitions, true) : List.of();
    findings.problems().addAll(refusals);
  }

  /** Activities go with a plain key when the portal refuses a unique one. */
  private void createKey(String target, PropertyDefinition key) {
    findings.intentions().add("create unique property " + target + "." + key.name());
    findings.of(target).put(key.name(), PropertyPlan.asCreated(key));
    List<String> refusals = execute ? attempt(target, List.of(key), true) : List.of();
    if (!refusals.isEmpty() && PropertyPlan.mayLackUniqueness(target)) {
      findings.plainKeys().add(target);
      findings.problems().addAll(attempt(target, List.of(key), false));
    } else {
      findings.problems().addAll(refusals);
    }
  }

  private List<String> attempt(
      String target, List<PropertyDefinition> definitions, boolean unique) {
    ObjectNode body = Json.object();
    ArrayNode inputs = body.putArray("inputs");
    definitions.forEach(definition -> inputs.add(input(definition, unique)));
    Verdict verdict =
        calls.call(
            HubSpotRequest.repeatable(
                "POST", session.paths().createProperties(target), body, Bucket.BURST));
    if (verdict instanceof Verdict.Refused refused) {
      return List.of(refusal(target, definitions.get(0).name(), refused.error()));
    }
    List<String> refusals = new ArrayList<>();
    if (verdict instanceof Verdict.Answered answered) {
      for (JsonNode item : answered.body().path("errors")) {
        ErrorBody error = ErrorBody.of(item);
        if (!error.category().equals("OBJECT_ALREADY_EXISTS")) {
          List<String> names = error.context().getOrDefault("name", List.of());
          refusals.add(refusal(target, String.join(", ", names), error));
        }
      }
    }
    return refusals;
  }

  private static String refusal(String target, String names, ErrorBody error) {
    return "HubSpot will not create property %s.%s: %s".formatted(target, names, error.message());
  }

  private static ObjectNode input(PropertyDefinition definition, boolean unique) {
    ObjectNode input =
        Json.object()
            .put("name", definition.name())
            .put("label", definition.label())
            .put("type", definition.type())
            .put("fieldType", definition.fieldType())
            .put("groupName", definition.groupName())
            .put("description", definition.description());
    if (definition.unique() && unique) {
      input.put("hasUniqueValue", true);
    }
    if (!definition.options().isEmpty()) {
      ArrayNode options = input.putArray("options");
      definition.options().forEach(option -> addOption(options, option));
    }
    return input;
  }

  /** The full list goes out: whether HubSpot replaces or joins lists is not documented. */
  private void addOptions(
      String target, String name, List<PropertyDefinition.Option> missing, JsonNode reply) {
    findings
        .intentions()
        .add("add " + missing.size() + " options to property " + target + "." + name);
    ObjectNode body = Json.object();
    ArrayNode options = body.putArray("options");
    for (JsonNode definition : reply.path("results")) {
      if (definition.path("name").asText().equals(name)) {
        definition.path("options").forEach(options::add);
        PortalProperty present = PortalProperty.of(definition);
        missing.forEach(option -> present.options().put(option.value(), option.label()));
        findings.of(target).put(name, present);
      }
    }
    missing.forEach(option -> addOption(options, option));
    send(
        HubSpotRequest.repeatable(
            "PATCH", session.paths().property(target, name), body, Bucket.BURST),
        "HubSpot will not add options to property " + target + "." + name);
  }

  private static void addOption(ArrayNode options, PropertyDefinition.Option option) {
    options
        .addObject()
        .put("label", option.label())
        .put("value", option.value())
        .put("displayOrder", options.size())
        .put("hidden", false);
  }

  private void send(HubSpotRequest request, String refusal) {
    if (execute && calls.call(request) instanceof Verdict.Refused refused && !refusal.isEmpty()) {
      findings.problems().add(refusal + ": " + refused.error().message());
    }
  }

  private static String label(String name) {
    String words = name.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
