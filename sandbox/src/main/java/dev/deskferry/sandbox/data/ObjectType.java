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
  SATISFACTION_RATINGS("satisfaction_ratings", "satisfaction_rating"),
  GROUP_MEMBERSHIPS("group_memberships", "group_membership"),
  MACROS("macros", "macro"),
  TRIGGERS("triggers", "trigger"),
  AUTOMATIONS("automations", "automation"),
  SLA_POLICIES("sla_policies", "sla_policy"),
  VIEWS("views", "view"),
  SURVEY_RESPONSES("survey_responses", "survey_response", "id"),
  SIDE_CONVERSATIONS("side_conversations", "side_conversation", "id"),
  CUSTOM_OBJECTS("custom_objects", "custom_object", "key"),
  CUSTOM_OBJECT_FIELDS("custom_object_fields", "custom_object_field"),
  CUSTOM_OBJECT_RECORDS("custom_object_records", "custom_object_record", "id"),
  CATEGORIES("categories", "category"),
  SECTIONS("sections", "section"),
  ARTICLES("articles", "article"),
  TRANSLATIONS("translations", "translation"),
  ARTICLE_ATTACHMENTS("article_attachments", "article_attachment");

  private final String plural;
  private final String singular;
  private final String textKey;

  ObjectType(String plural, String singular) {
    this(plural, singular, "");
  }

  ObjectType(String plural, String singular, String textKey) {
    this.plural = plural;
    this.singular = singular;
    this.textKey = textKey;
  }

  /** The key of a list in a reply, the last part of the path and the name of the file. */
  public String plural() {
    return plural;
  }

  /** The key of one record in a reply. */
  public String singular() {
    return singular;
  }

  /**
   * The member that holds the name of a record where it is text, such as a ULID; empty where
   * records have a number in {@code id}. {@link Records#id} of the former is a number of this
   * account alone.
   */
  public String textKey() {
    return textKey;
  }
}
