package dev.deskferry.sandbox.hubspot.record;

import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that HubSpot keeps about every record; none of them is stored with the record. */
final class SystemValues {

  private static final String SOURCE_ID = "19083857";

  private SystemValues() {}

  /** Names of the system values in replies to writes, in order. */
  static List<String> shownAfterWrites(ObjectType type) {
    return List.of(
        type.createdProperty(),
        type.modifiedProperty(),
        "hs_object_id",
        "hs_object_source",
        "hs_object_source_id",
        "hs_object_source_label");
  }

  /** The value of a name, or null when it is none of these. */
  static @Nullable String of(String name, Written record) {
    return switch (name) {
      case "hs_object_id", "hs_ticket_id", "hs_all_contact_vids" -> Long.toString(record.id());
      case "createdate", "hs_createdate" -> Instant.ofEpochMilli(record.created()).toString();
      case "lastmodifieddate", "hs_lastmodifieddate" ->
          Instant.ofEpochMilli(record.updated()).toString();
      case "hs_object_source", "hs_object_source_label" -> "INTEGRATION";
      case "hs_object_source_id" -> SOURCE_ID;
      default -> null;
    };
  }
}
