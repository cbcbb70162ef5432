package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.hubspot.PortalProperty;
import dev.deskferry.load.Portal;
import dev.deskferry.mapping.AssociationType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What preflight has gathered so far, of all object types or of one. Filled by one thread, step by
 * step; what was found out at the same time is added together.
 *
 * @param definitions HubSpot's answers about the properties of an object type
 * @param problems what must be mended before anything is sent
 * @param scopes that the token lacks
 * @param intentions what a run with {@code --execute} will create in the portal beside records
 * @param timeZone of the account; empty when it does not say
 */
record LoadFindings(
    Map<String, JsonNode> definitions,
    Map<String, Map<String, PortalProperty>> properties,
    Map<String, String> owners,
    List<Portal.PipelineIds> pipelines,
    Map<String, List<AssociationType>> labels,
    Set<String> plainKeys,
    List<String> problems,
    Set<String> scopes,
    List<String> intentions,
    AtomicReference<String> timeZone) {

  LoadFindings() {
    this(
        new HashMap<>(),
        new HashMap<>(),
        new HashMap<>(),
        new ArrayList<>(),
        new HashMap<>(),
        new LinkedHashSet<>(),
        new ArrayList<>(),
        new LinkedHashSet<>(),
        new ArrayList<>(),
        new AtomicReference<>(""));
  }

  /** Takes over what was found out about a part; the time zone is none. */
  void add(LoadFindings part) {
    definitions.putAll(part.definitions);
    properties.putAll(part.properties);
    owners.putAll(part.owners);
    pipelines.addAll(part.pipelines);
    labels.putAll(part.labels);
    plainKeys.addAll(part.plainKeys);
    problems.addAll(part.problems);
    scopes.addAll(part.scopes);
    intentions.addAll(part.intentions);
  }

  Map<String, PortalProperty> of(String target) {
    return properties.computeIfAbsent(target, name -> new LinkedHashMap<>());
  }

  Portal portal() {
    return new Portal(
        properties,
        owners,
        pipelines,
        labels,
        List.copyOf(plainKeys),
        String.valueOf(timeZone.get()));
  }
}
