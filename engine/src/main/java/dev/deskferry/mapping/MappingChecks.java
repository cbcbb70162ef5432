package dev.deskferry.mapping;

import dev.deskferry.spec.MappingSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold between the mappings of a migration, and between the parts of one. */
final class MappingChecks {

  private MappingChecks() {}

  /** Records every contradiction where it is written. */
  static void check(List<MappingSpec> mappings) {
    Map<String, MappingSpec> byName = new HashMap<>();
    for (int i = 0; i < mappings.size(); i++) {
      MappingSpec mapping = mappings.get(i);
      MappingSpec namesake = byName.putIfAbsent(mapping.name(), mapping);
      if (namesake != null) {
        mapping
            .node()
            .errorAtKey(
                "mapping",
                "duplicate-mapping",
                "\"" + mapping.name() + "\" is already the name of " + namesake.file());
      }
      checkAgainst(mapping, mappings.subList(0, i));
      checkParts(mapping);
    }
  }

  private static void checkAgainst(MappingSpec mapping, List<MappingSpec> earlier) {
    for (MappingSpec other : earlier) {
      if (other.from().equals(mapping.from()) && other.where().isEmpty()) {
        mapping
            .node()
            .errorAtKey(
                "from",
                "no-rule",
                other.file()
                    + " already takes every record of "
                    + mapping.from()
                    + (other.target().equals(mapping.target()) ? " for " + mapping.target() : "")
                    + "; give that mapping a \"where\", or remove one of the two");
      }
      boolean isRival =
          other.target().equals(mapping.target()) && !other.from().equals(mapping.from());
      if (isRival && other.key().equals(mapping.key())) {
        mapping
            .node()
            .errorAtKey(
                "key",
                "shared-key",
                other.file()
                    + " writes "
                    + mapping.target()
                    + " with the same key from "
                    + other.from()
                    + ", and their ids may meet; give one another \"key\"");
      }
    }
  }

  private static void checkParts(MappingSpec mapping) {
    Set<String> joins = new HashSet<>();
    mapping.joins().forEach(join -> joins.add(join.name()));
    Set<String> rules = new HashSet<>();
    mapping.skip().stream()
        .filter(rule -> !rules.add(rule.rule()))
        .forEach(
            rule ->
                rule.when()
                    .source()
                    .error(
                        "duplicate-rule",
                        "two skip rules are named \"" + rule.rule() + "\"; rename one"));
    mapping.properties().stream()
        .filter(
            property ->
                property.name().equals(mapping.key())
                    || mapping.unmapped().filter(property.name()::equals).isPresent())
        .forEach(
            property ->
                property
                    .node()
                    .error(
                        "reserved-property",
                        "\""
                            + property.name()
                            + "\" is written by the mapping itself; remove it here"));
  }
}
