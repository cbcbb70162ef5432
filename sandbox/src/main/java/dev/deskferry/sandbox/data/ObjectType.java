package dev.deskferry.sandbox.data;

/** The object types of an account that have a table of their own. */
public enum ObjectType {
  ORGANIZATIONS("organizations", "organization"),
  USERS("users", "user"),
  ORGANIZATION_MEMBERSHIPS("organization_memberships", "organization_membership"),
  TICKETS("tickets", "ticket"),
  TICKET_FIELDS("ticket_fields", "ticket_field"),
  USER_FIELDS("user_fields", "user_field"),
  ORGANIZATION_FIELDS("organization_fields", "organization_field"),
  TICKET_FORMS("ticket_forms", "ticket_form"),
  CUSTOM_STATUSES("custom_statuses", "custom_status"),
  GROUPS("groups", "group"),
  BRANDS("brands", "brand"),
  SATISFACTION_RATINGS("satisfaction_ratings", "satisfaction_rating");

  private final String plural;
  private final String singular;

  ObjectType(String plural, String singular) {
    this.plural = plural;
    this.singular = singular;
  }

  /** The key of a list in a reply, the last part of the path and the name of the file. */
  public String plural() {
    return plural;
  }

  /** The key of one record in a reply. */
  public String singular() {
    return singular;
  }
}
