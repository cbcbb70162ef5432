package dev.deskferry.mapping;

import java.util.List;

/**
 * A HubSpot property that the mapping needs and that is created when the portal lacks it.
 *
 * @param target HubSpot object type
 * @param name at most 100 of {@code a-z 0-9 _}, beginning with a letter
 * @param type {@code string, number, bool, enumeration, date} or {@code datetime}
 * @param fieldType for instance {@code text, textarea, html, number, booleancheckbox, select,
 *     checkbox} or {@code date}
 * @param groupName property group, created when missing
 * @param unique HubSpot's {@code hasUniqueValue}
 * @param options for enumerations and booleans, in the order to show; values and labels are unique
 */
public record PropertyDefinition(
    String target,
    String name,
    String label,
    String type,
    String fieldType,
    String groupName,
    boolean unique,
    List<Option> options,
    String description) {

  /**
   * One choice of an enumeration.
   *
   * @param value what is written
   */
  public record Option(String label, String value) {}

  /** Copies the list. */
  public PropertyDefinition {
    options = List.copyOf(options);
  }
}
