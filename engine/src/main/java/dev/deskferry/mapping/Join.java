package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Other staged records that a mapping needs beside its own. Joins are fetched in their order: a
 * later one may take its ids from an earlier one.
 *
 * @param objectType source object type to look in
 * @param path the compiled {@code by}
 * @param by path in the payload, or in an earlier join ({@code ticket.requester_id}), that gives
 *     the id or ids
 */
public record Join(String name, String objectType, Kind kind, String by, Path path) {

  /** What the ids of {@link #by} are compared with. */
  public enum Kind {
    /** With {@code source_id}: at most one record, an object. */
    ONE,
    /** With {@code parent_id}: all children, an array ordered by source id. */
    MANY
  }

  /**
   * The ids to fetch for one record; for {@link Kind#ONE} only the first counts.
   *
   * @param joined what earlier joins of this record found
   * @return in order of appearance, without doubles; empty when the payload names none
   */
  public List<String> ids(JsonNode payload, Map<String, JsonNode> joined) {
    return Ids.of(path.read(payload, joined));
  }
}
