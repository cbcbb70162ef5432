package dev.deskferry.run;

import dev.deskferry.staging.Database;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets the next load try again what was refused, although neither record nor mapping has changed.
 *
 * @param records how many, by object type
 * @param links how many, by the object type they start from
 */
public record Retry(Map<String, Long> records, Map<String, Long> links) {

  /** Copies the maps. */
  public Retry {
    records = Map.copyOf(records);
    links = Map.copyOf(links);
  }

  /**
   * Which ones: those that every non-empty list has a match for.
   *
   * @param ids records by object type and source id
   */
  public record Filter(
      List<String> objectTypes, List<String> categories, List<String> codes, List<Id> ids) {

    /** Copies the lists. */
    public Filter {
      objectTypes = List.copyOf(objectTypes);
      categories = List.copyOf(categories);
      codes = List.copyOf(codes);
      ids = List.copyOf(ids);
    }

    /** Whether it leaves nothing out. */
    public boolean isEmpty() {
      return objectTypes.isEmpty() && categories.isEmpty() && codes.isEmpty() && ids.isEmpty();
    }
  }

  /** One record. */
  public record Id(String objectType, String sourceId) {}

  /** Marks them in the ledger; identities stay. Marking twice is marking once. */
  public static Retry mark(Database database, Filter filter) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("object_types", filter.objectTypes().toArray(String[]::new));
    parameters.put("categories", filter.categories().toArray(String[]::new));
    parameters.put("codes", filter.codes().toArray(String[]::new));
    parameters.put("id_types", filter.ids().stream().map(Id::objectType).toArray(String[]::new));
    parameters.put("ids", filter.ids().stream().map(Id::sourceId).toArray(String[]::new));
    return new Retry(
        counts(database, "errors/retry-records", parameters),
        counts(database, "errors/retry-links", parameters));
  }

  private static Map<String, Long> counts(
      Database database, String statement, Map<String, Object> parameters) {
    Map<String, Long> counts = new LinkedHashMap<>();
    database
        .query(statement, parameters)
        .forEach(row -> counts.put(row.text("object_type"), row.number("marked_count")));
    return counts;
  }
}
