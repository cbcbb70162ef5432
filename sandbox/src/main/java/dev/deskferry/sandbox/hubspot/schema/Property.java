package dev.deskferry.sandbox.hubspot.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * A property of an object type: what value checks need, and the definition as the API shows it.
 *
 * @param name as in the API
 * @param key number under which records keep its value, never used again
 * @param type of the values
 * @param multiple whether values are lists joined by {@code ;}
 * @param options allowed values; empty for anything but enumerations and bools
 * @param external where the allowed values come from when not from {@code options}
 * @param unique whether no two live records may hold one value
 * @param readOnly whether writing it is an error
 * @param custom whether it counts against the limits of custom properties
 * @param definition JSON of schema {@code Property}; never changed after construction
 */
public record Property(
    String name,
    int key,
    PropertyType type,
    boolean multiple,
    Set<String> options,
    External external,
    boolean unique,
    boolean readOnly,
    boolean custom,
    ObjectNode definition) {

  /** Sources of allowed values outside the definition ({@code externalOptions}). */
  public enum External {
    NONE,
    OWNERS,
    /** Checked by the rules of the object type against pipelines and stages. */
    PIPELINES,
    /** Anything is taken; {@code hs_additional_emails} is of this kind. */
    OPEN
  }
}
