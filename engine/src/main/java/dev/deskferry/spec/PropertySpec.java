package dev.deskferry.spec;

import dev.deskferry.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One entry of {@code properties:}.
 *
 * @param name HubSpot's property name
 * @param ownerLookup true for {@code lookup: owner}
 * @param lookupOtherwise for owners that are not found
 * @param truncate limit in UTF-16 units at which the value is cut
 * @param rejectTooLong {@code too_long: reject}
 * @param invalid for values that are not of the kind
 * @param clear false for {@code empty: omit}: no value leaves the property alone
 */
public record PropertySpec(
    String name,
    ValueSource source,
    Optional<Expression> when,
    Optional<String> defaultValue,
    List<FunctionCall> apply,
    Optional<ValueMap> map,
    boolean ownerLookup,
    Optional<Otherwise> lookupOtherwise,
    ValueKind as,
    OptionalInt truncate,
    boolean rejectTooLong,
    Optional<Otherwise> invalid,
    boolean clear,
    Optional<DefinitionSpec> define,
    Node node) {

  /** Copies the list. */
  public PropertySpec {
    apply = List.copyOf(apply);
  }
}
