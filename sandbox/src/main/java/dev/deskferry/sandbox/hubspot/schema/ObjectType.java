package dev.deskferry.sandbox.hubspot.schema;

import java.util.List;
import java.util.Set;

/**
 * A CRM object type.
 *
 * @param ordinal dense number within the portal
 * @param id such as {@code 0-5}
 * @param plural such as {@code tickets}, the name used in paths
 * @param singular such as {@code ticket}
 * @param readScopes one scope of every group is needed to read
 * @param writeScopes one scope of every group is needed to write
 * @param schemaScopes one scope of every group is needed to define properties and pipelines
 * @param defaultProperties returned when a read names none
 */
public record ObjectType(
    int ordinal,
    String id,
    String plural,
    String singular,
    List<Set<String>> readScopes,
    List<Set<String>> writeScopes,
    List<Set<String>> schemaScopes,
    List<String> defaultProperties) {

  /** The name in messages, such as {@code TICKET}. */
  public String upperName() {
    return singular.toUpperCase(java.util.Locale.ROOT);
  }

  /** The label of many, such as {@code Tickets}. */
  public String pluralLabel() {
    return Character.toUpperCase(plural.charAt(0)) + plural.substring(1);
  }

  /** The label of one, such as {@code Ticket}. */
  public String singularLabel() {
    return Character.toUpperCase(singular.charAt(0)) + singular.substring(1);
  }

  /** Whether an account defined this type. */
  public boolean isCustom() {
    return id.startsWith("2-");
  }

  /** Whether this is an activity on a timeline: notes, emails, calls, tasks, meetings. */
  public boolean isActivity() {
    return switch (id) {
      case "0-27", "0-46", "0-47", "0-48", "0-49" -> true;
      default -> false;
    };
  }

  /** The property that carries the time of the last change. */
  public String modifiedProperty() {
    return id.equals("0-1") ? "lastmodifieddate" : "hs_lastmodifieddate";
  }

  /** The property that carries the time of creation. */
  public String createdProperty() {
    return isActivity() || isCustom() ? "hs_createdate" : "createdate";
  }
}
