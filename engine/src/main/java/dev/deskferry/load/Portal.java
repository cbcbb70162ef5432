package dev.deskferry.load;

import dev.deskferry.hubspot.PortalProperty;
import dev.deskferry.mapping.AssociationRule;
import dev.deskferry.mapping.AssociationType;
import dev.deskferry.mapping.Lookups;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What preflight learnt of the portal. Immutable, safe from many threads.
 *
 * @param properties definitions by HubSpot object type and name, those to be created included
 * @param owners ids of active owners by e-mail address in lower case
 * @param pipelines portal ids of the pipelines that mappings name
 * @param labels association types by {@code from/to/label}
 * @param keysWithoutUniqueness HubSpot object types whose key property the portal does not enforce
 * @param timeZone in which its day begins; empty when it is not known
 */
public record Portal(
    Map<String, Map<String, PortalProperty>> properties,
    Map<String, String> owners,
    List<PipelineIds> pipelines,
    Map<String, List<AssociationType>> labels,
    List<String> keysWithoutUniqueness,
    String timeZone)
    implements Lookups {

  /** Copies what it is given; one that was written down before it had a time zone has none. */
  public Portal {
    properties = Map.copyOf(properties);
    owners = Map.copyOf(owners);
    pipelines = List.copyOf(pipelines);
    labels = Map.copyOf(labels);
    keysWithoutUniqueness = List.copyOf(keysWithoutUniqueness);
    timeZone = Objects.requireNonNullElse(timeZone, "");
  }

  /**
   * The ids behind the words of one pipeline.
   *
   * @param name the word of the mapping
   * @param stages portal stage id by the word of the mapping
   */
  public record PipelineIds(String target, String name, String id, Map<String, String> stages) {}

  @Override
  public Optional<String> ownerIdByEmail(String email) {
    return Optional.ofNullable(owners.get(email.toLowerCase(Locale.ROOT)));
  }

  /** The definition of a property; empty when the portal has none of that name. */
  public Optional<PortalProperty> property(String target, String name) {
    return Optional.ofNullable(properties.getOrDefault(target, Map.of()).get(name));
  }

  /** Whether the portal refuses a second record with the same key. */
  public boolean isKeyUnique(String target) {
    return !keysWithoutUniqueness.contains(target);
  }

  /** What to send for a rule: its own types, or those of its label. */
  public List<AssociationType> types(String fromTarget, AssociationRule rule) {
    List<AssociationType> labelled =
        labels.get(labelKey(fromTarget, rule.toTarget(), rule.label()));
    return rule.label().isEmpty() || labelled == null ? rule.types() : labelled;
  }

  /** Key of {@link #labels}. */
  public static String labelKey(String from, String to, String label) {
    return from + "/" + to + "/" + label;
  }
}
