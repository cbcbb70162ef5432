package dev.deskferry.sandbox.hubspot.portal;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an administrator demands of records. Enforced on API writes from version 2026-09 on, passed
 * over before (changelog "CRM API write validation enforcement").
 *
 * @param requiredByForm by object type (plural name): properties that a new record must have
 * @param conditions by object type (plural name): properties that are required by values of others
 */
public record AdminRules(
    Map<String, List<String>> requiredByForm, Map<String, List<Condition>> conditions) {

  /** No rules. */
  public static final AdminRules NONE = new AdminRules(Map.of(), Map.of());

  /**
   * A conditional required property.
   *
   * @param property whose value decides
   * @param values for which the others are required
   * @param required names of the properties that must then have a value
   */
  public record Condition(String property, Set<String> values, List<String> required) {}
}
