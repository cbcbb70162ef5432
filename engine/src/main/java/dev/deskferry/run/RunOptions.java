package dev.deskferry.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run was asked for, as column {@code migration.run.options} has it.
 *
 * @param only names given with {@code --only}; none means all
 * @param lane the name given with {@code --lane}; empty for everything
 */
public record RunOptions(List<String> only, String lane) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Everything. */
  public static final RunOptions ALL = new RunOptions(List.of(), "");

  /** Copies the list. */
  public RunOptions {
    only = List.copyOf(only);
  }

  /**
   * Reads the column.
   *
   * @throws IllegalArgumentException when it is no JSON
   */
  public static RunOptions of(String options) {
    try {
      JsonNode read = JSON.readTree(options);
      List<String> only = new ArrayList<>();
      read.path("only").forEach(name -> only.add(name.asText()));
      return new RunOptions(only, read.path("lane").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the options of a run, %d characters, are no JSON".formatted(options.length()), e);
    }
  }

  /**
   * The words that ask for the same: {@code load --execute --lane open --only tickets}. Only loads
   * that write are runs.
   */
  public String command(Phase phase) {
    StringBuilder words = new StringBuilder(phase.word());
    if (phase == Phase.LOAD) {
      words.append(" --execute");
    }
    if (!lane.isEmpty()) {
      words.append(" --lane ").append(lane);
    }
    only.forEach(name -> words.append(" --only ").append(name));
    return words.toString();
  }
}
