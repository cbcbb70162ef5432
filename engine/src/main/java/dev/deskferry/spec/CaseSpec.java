package dev.deskferry.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.problem.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One case of a cases file.
 *
 * @param sourceId of the given record
 * @param with joined records by join name
 * @param outcome what must become of the record
 */
public record CaseSpec(
    String name,
    Location location,
    String sourceId,
    JsonNode payload,
    Map<String, JsonNode> with,
    Outcome outcome) {

  /** Copies the map. */
  public CaseSpec {
    with = Map.copyOf(with);
  }

  /** What is expected. */
  public sealed interface Outcome {

    /** Another mapping's record. */
    record NotSelected() implements Outcome {}

    /** Left out by a rule. */
    record Skipped(String rule) implements Outcome {}

    /** Rejected with these codes, in order. */
    record Rejected(List<String> codes) implements Outcome {
      /** Copies the list. */
      public Rejected {
        codes = List.copyOf(codes);
      }
    }

    /**
     * Mapped.
     *
     * @param properties expected values; the empty text for cleared
     * @param exact true when no other property may have a value
     * @param absent properties that must not be there at all
     * @param associations ids by association name; absent when links do not matter
     * @param warnings codes in order
     */
    record Mapped(
        Map<String, String> properties,
        boolean exact,
        List<String> absent,
        Optional<Map<String, List<String>>> associations,
        List<String> warnings)
        implements Outcome {
      /** Copies the collections. */
      public Mapped {
        properties = Map.copyOf(properties);
        absent = List.copyOf(absent);
        warnings = List.copyOf(warnings);
      }
    }
  }
}
