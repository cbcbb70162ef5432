package dev.deskferry.spec;

import dev.deskferry.yaml.MapNode;
import java.util.List;
import java.util.Optional;

/** Reads the {@code records:} of a source file. */
final class SourceRecordReader {

  /** The keys of an object type below {@code records:}. */
  static final List<String> KEYS =
      List.of("at", "where", "id", "parent", "version", "deleted", "inherit");

  List<SourceRecordSpec> read(MapNode root) {
    MapNode records = root.requireMap("records");
    if (records.keys().isEmpty()) {
      records.error(
          "no-records", "expected at least one object type, such as \"groups: { at: groups }\"");
    }
    return records.keys().stream().map(type -> record(type, records.requireMap(type))).toList();
  }

  private static SourceRecordSpec record(String objectType, MapNode map) {
    map.allowOnly(KEYS.toArray(String[]::new));
    String[] at = map.requireText("at").split("\\.", -1);
    if (at.length > 2) {
      map.errorAtKey(
          "at", "wrong-path", "expected an array of the reply, or one inside its records (a.b)");
    }
    List<String> inherit = map.optionalTexts("inherit");
    if (at.length == 1 && !inherit.isEmpty()) {
      map.errorAtKey(
          "inherit", "nothing-to-inherit", "only records inside others (at: a.b) inherit");
    }
    return new SourceRecordSpec(
        objectType,
        at[0],
        at.length == 2 ? Optional.of(at[1]) : Optional.empty(),
        map.optionalMap("where").map(SourceRecordReader::condition),
        map.optionalText("id").orElse("id"),
        map.optionalText("parent"),
        map.optionalTexts("version"),
        map.optionalMap("deleted").map(SourceRecordReader::condition),
        inherit);
  }

  private static SourceCondition condition(MapNode map) {
    map.allowOnly("field", "equals", "present");
    boolean isPresent = map.optionalBoolean("present").orElse(false);
    if (isPresent == map.has("equals")) {
      map.error(
          "wrong-condition", "expected either \"equals: VALUE\" (or a list) or \"present: true\"");
    }
    return new SourceCondition(map.requireText("field"), map.optionalTexts("equals"));
  }
}
