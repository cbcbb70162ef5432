package dev.deskferry.spec;

import dev.deskferry.yaml.Node;
import java.util.List;
import java.util.Optional;

/**
 * {@code custom_fields:} of a mapping.
 *
 * @param of {@code ticket_fields, user_fields} or {@code organization_fields}
 * @param include ids, keys or titles; empty means all
 * @param exclude ids, keys or titles that are left out silently
 * @param name template of the property name
 * @param otherwise for values that HubSpot cannot hold
 */
public record CustomFieldsSpec(
    String of,
    List<String> include,
    List<String> exclude,
    String name,
    Otherwise otherwise,
    boolean rejectTooLong,
    Optional<String> group,
    Node node) {

  /** Copies the lists. */
  public CustomFieldsSpec {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }
}
