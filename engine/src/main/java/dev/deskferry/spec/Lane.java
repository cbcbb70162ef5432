package dev.deskferry.spec;

import dev.deskferry.yaml.MapNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A part of a load that can go first or beside the rest, from {@code load.lanes} of {@code
 * mappings/migration.yaml}: of each object type that it names, the records that fit; of all others,
 * every record.
 *
 * @param name empty for everything
 * @param share percent of the requests that it gets while the others want them too, 1..100; what it
 *     leaves the others use
 * @param parts by object type
 */
public record Lane(String name, int share, Map<String, Part> parts) {

  /** Every record. */
  public static final Lane EVERYTHING = new Lane("", 100, Map.of());

  /** What all lanes have together that say nothing of their share. */
  private static final int USUAL_SHARE = 75;

  /** Something must be left for a load of everything. */
  private static final int MOST_SHARE = 99;

  private static final String SHARE = "share";
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

  /** What it holds, as text that is the same for the same records. */
  public String content() {
    return name + " " + parts;
  }

  /** What belongs to it of an object type. */
  public Part part(String objectType) {
    return parts.getOrDefault(objectType, ALL);
  }

  /**
   * Lanes by name. Keys of each: {@code share}, and an object type each with {@code field} and
   * {@code values}, or {@code of}.
   */
  static Map<String, Lane> readAll(MapNode lanes) {
    Map<String, Lane> read = new LinkedHashMap<>();
    int usual = Math.max(1, USUAL_SHARE / Math.max(1, lanes.keys().size()));
    lanes.keys().forEach(name -> read.put(name, read(name, lanes.requireMap(name), usual)));
    int all = read.values().stream().mapToInt(Lane::share).sum();
    if (all > MOST_SHARE) {
      lanes.error(
          "out-of-range",
          "the shares of all lanes are %d %% together, where %d %% is usual for one that has none; expected at most 99 %%, so that a load of everything goes on beside them"
              .formatted(all, usual));
    }
    return read;
  }

  private static Lane read(String name, MapNode lane, int usual) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (String key : lane.keys()) {
      if (!key.equals(SHARE)) {
        MapNode node = lane.requireMap(key);
        parts.put(key, node.has("of") ? ofParent(lane, node) : own(node));
      }
    }
    return new Lane(name, share(lane, usual), parts);
  }

  private static int share(MapNode lane, int usual) {
    int share = lane.optionalInt(SHARE).orElse(usual);
    if (share < 1 || share > MOST_SHARE) {
      lane.errorAtKey(
          SHARE,
          "out-of-range",
          "found %d, expected 1 to 99 percent of the requests; usual is %d"
              .formatted(share, usual));
      return usual;
    }
    return share;
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
