package dev.deskferry.spec;

import dev.deskferry.yaml.MapNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A part of a load that can go first, from {@code load.lanes} of {@code mappings/migration.yaml}:
 * of each object type that it names, the records that fit; of all others, every record.
 *
 * @param name empty for everything
 * @param parts by object type
 */
public record Lane(String name, Map<String, Part> parts) {

  /** Every record. */
  public static final Lane EVERYTHING = new Lane("", Map.of());

  private static final Part ALL = new Part("", "", List.of());

  /**
   * Records with one of some values in a field.
   *
   * @param of object type of the parent whose field counts; empty for the record's own
   * @param field of the source record, on its uppermost level; empty when every record fits
   * @param values as text
   */
  public record Part(String of, String field, List<String> values) {

    /** Copies the values. */
    public Part {
      values = List.copyOf(values);
    }
  }

  /** Copies the parts; in order, so that equal lanes of two processes read alike. */
  public Lane {
    parts = Collections.unmodifiableMap(new TreeMap<>(parts));
  }

  /** What belongs to it of an object type. */
  public Part part(String objectType) {
    return parts.getOrDefault(objectType, ALL);
  }

  /** Lanes by name. Keys of each object type: {@code field} and {@code values}, or {@code of}. */
  static Map<String, Lane> readAll(MapNode lanes) {
    Map<String, Lane> read = new LinkedHashMap<>();
    lanes.keys().forEach(name -> read.put(name, read(name, lanes.requireMap(name))));
    return read;
  }

  private static Lane read(String name, MapNode lane) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (String objectType : lane.keys()) {
      MapNode node = lane.requireMap(objectType);
      parts.put(objectType, node.has("of") ? ofParent(lane, node) : own(node));
    }
    return new Lane(name, parts);
  }

  private static Part own(MapNode node) {
    node.allowOnly("field", "values", "of");
    List<String> values = node.optionalTexts("values");
    if (values.isEmpty()) {
      node.error("missing-key", "values is missing; expected the values that a record may have");
    }
    return new Part("", node.requireText("field"), values);
  }

  private static Part ofParent(MapNode lane, MapNode node) {
    node.allowOnly("of");
    String parent = node.requireText("of");
    boolean hasField =
        lane.optionalMap(parent).filter(it -> it.has("field") && !it.has("of")).isPresent();
    if (!hasField) {
      node.errorAtKey(
          "of",
          "unknown-parent",
          "\"%s\" has no field and values in this lane; expected an object type that has"
              .formatted(parent));
      return ALL;
    }
    Part part = own(lane.requireMap(parent));
    return new Part(parent, part.field(), part.values());
  }
}
