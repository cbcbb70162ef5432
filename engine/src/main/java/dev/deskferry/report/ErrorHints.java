package dev.deskferry.report;

import java.util.Map;

/** What to do about a refusal: one line per code, else one per category, else per state. */
final class ErrorHints {

  private static final Map<String, String> BY_CODE =
      Map.ofEntries(
          // HubSpot's codes of values, "Properties" guide and "Error handling".
          Map.entry(
              "INVALID_OPTION",
              "add the option to the property in HubSpot, or map the value with `map` and `otherwise`; then retry"),
          Map.entry(
              "INVALID_EMAIL",
              "correct the address in Zendesk and extract again, or leave invalid ones out with load.on_invalid"),
          Map.entry(
              "PROPERTY_DOESNT_EXIST",
              "the property was deleted in HubSpot; restore it or let the mapping define it, then retry"),
          Map.entry("READ_ONLY_VALUE", "HubSpot sets this itself; take it out of the mapping"),
          Map.entry(
              "INVALID_INTEGER", "map the value to a whole number, or change the property's type"),
          Map.entry(
              "INVALID_LONG", "map the value to a whole number, or change the property's type"),
          Map.entry("INVALID_DATE", "map the value with toDate, or change the property's type"),
          // Codes of the conversation with HubSpot.
          Map.entry(
              "HELD_BY_ANOTHER",
              "two Zendesk records claim one HubSpot record; merge them in Zendesk or give one another address"),
          Map.entry(
              "EXISTING_RECORD_UNREADABLE",
              "restore the record that is named from HubSpot's recycle bin, or delete it for good; then retry"),
          Map.entry(
              "DELETED_IN_HUBSPOT",
              "restore the record in HubSpot's recycle bin, or set load.on_missing: recreate; every load tries again"),
          Map.entry(
              "NOT_MENTIONED",
              "look at the record in HubSpot, then retry; if it stays, give HubSpot's support the correlation id"),
          Map.entry("NOT_REMOVED", "take the link away in HubSpot by hand"),
          Map.entry(
              "target-changed",
              "archive the old record in HubSpot and delete its row of migration.delivery"),
          // Codes of mappings and of the check against the portal's properties.
          Map.entry(
              "unknown-option",
              "add the option to the property in HubSpot, or map the value; every load tries again"),
          Map.entry(
              "unknown-value",
              "add the value to the `map` of the property, or say `otherwise`; every load tries again"),
          Map.entry(
              "unknown-property",
              "let the mapping define the property, or correct its name; every load tries again"),
          Map.entry(
              "read-only-property",
              "HubSpot sets this itself; map the value to a property of your own"),
          Map.entry(
              "too-long", "add `truncate` to the property in the mapping; every load tries again"),
          Map.entry(
              "invalid-email",
              "correct the address in Zendesk and extract again, or set load.on_invalid: drop"),
          Map.entry("unknown-owner", "invite the person to HubSpot, or set owners.fallback"),
          Map.entry(
              "unknown-stage",
              "name the stage in mappings/pipelines, or map the value to another"));

  private static final Map<String, String> BY_CATEGORY =
      Map.of(
          "VALIDATION_ERROR",
          "compare the value with the property's definition in HubSpot, correct the mapping or the portal, then retry",
          "CONFLICT",
          "another HubSpot record stands in the way; look at on_existing in the mapping, or merge the two there, then retry",
          "OBJECT_NOT_FOUND",
          "a record that was written to or linked to is gone in HubSpot; restore it there, then retry",
          "MISSING_SCOPES",
          "add the scope to the service key, then retry",
          "RATE_LIMITS",
          "retry; if it stays, lower load.concurrency",
          "LOCAL",
          "correct the mapping, or the record in Zendesk and extract again; every load tries again");

  private static final Map<String, String> BY_STATE =
      Map.of(
          "unknown",
          "HubSpot never answered for it; the next load looks for it by its key before it sends anything",
          "deferred",
          "the next load tries again");

  private static final String OTHERWISE =
      "read the message, mend what it names, then retry; HubSpot's support knows the correlation id";

  private ErrorHints() {}

  /** What to do; never empty. */
  static String of(String state, String category, String code) {
    String general = BY_STATE.getOrDefault(state, BY_CATEGORY.getOrDefault(category, OTHERWISE));
    return BY_CODE.getOrDefault(code, general);
  }
}
