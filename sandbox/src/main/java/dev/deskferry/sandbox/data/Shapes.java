package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.JsonNode;

/** What the JSON of a record tells about it. */
final class Shapes {

  private Shapes() {}

  /** {@code generated_timestamp}, else {@code updated_at}, else {@code created_at}, in seconds. */
  static long changedAt(JsonNode record) {
    JsonNode generated = record.path("generated_timestamp");
    if (generated.isNumber()) {
      return generated.asLong();
    }
    long updated = Times.second(record.path("updated_at").asText(""));
    return updated > 0 ? updated : Times.second(record.path("created_at").asText(""));
  }

  /** Whether list endpoints show the record, archived tickets apart. */
  static boolean isListed(ObjectType type, JsonNode record) {
    return switch (type) {
      case USERS -> record.path("active").asBoolean(true);
      case ORGANIZATIONS -> !record.hasNonNull("deleted_at");
      case TICKETS -> !record.path("status").asText("").equals("deleted");
      case GROUPS -> !record.path("deleted").asBoolean(false);
      case BRANDS -> !record.path("is_deleted").asBoolean(false);
      case CUSTOM_OBJECT_RECORDS -> !record.path("name").asText("").equals(Account.DELETED);
      default -> true;
    };
  }
}
