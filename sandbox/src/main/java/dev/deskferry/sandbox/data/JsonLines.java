package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files with one JSON object on each line. Numbers keep every digit they were written with. */
final class JsonLines {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final int PROBLEMS_SHOWN = 20;

  private final List<String> problems = new ArrayList<>();

  /** One line: the object and where it stands. */
  record Line(String file, int number, ObjectNode record) {
    String location() {
      return file + ":" + number;
    }

    long id() {
      return record.path("id").asLong();
    }
  }

  /** Reads the records of one file that have a positive whole {@code id}. */
  List<Line> read(Path directory, String type) {
    return read(directory, type, "");
  }

  /**
   * Reads the records of one file; a file that is not there has none. Lines that are no JSON
   * object, have no name or repeat one are kept as problems. Empty lines are skipped.
   *
   * @param textKey member that names a record; empty for a positive whole {@code id}
   */
  List<Line> read(Path directory, String type, String textKey) {
    Path file = directory.resolve(type + ".jsonl");
    List<Line> lines = new ArrayList<>();
    if (!Files.exists(file)) {
      return lines;
    }
    Map<String, Integer> seen = new HashMap<>();
    String name = file.getFileName().toString();
    try (Stream<String> texts = Files.lines(file)) {
      int number = 0;
      for (String text : (Iterable<String>) texts::iterator) {
        number++;
        if (!text.isBlank()) {
          readLine(new Place(name, number, textKey), text, seen, lines);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      problems.add(name + ": cannot be read as UTF-8 text: " + e.getMessage());
    }
    return lines;
  }

  private record Place(String file, int number, String textKey) {}

  private void readLine(Place place, String text, Map<String, Integer> seen, List<Line> lines) {
    String location = place.file() + ":" + place.number();
    try {
      JsonNode node = MAPPER.readTree(text);
      if (!(node instanceof ObjectNode record)) {
        problems.add(location + ": expected one JSON object on the line, found something else");
        return;
      }
      JsonNode id = record.path(place.textKey().isEmpty() ? "id" : place.textKey());
      if (!isName(id, place.textKey())) {
        problems.add(location + ": expected " + expected(place.textKey()));
        return;
      }
      Integer before = seen.putIfAbsent(id.asText(), place.number());
      if (before != null) {
        problems.add(location + ": id " + id.asText() + " stands on line " + before + " already");
        return;
      }
      lines.add(new Line(place.file(), place.number(), record));
    } catch (JsonProcessingException e) {
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      problems.add(location + ":" + column + ": not JSON: " + e.getOriginalMessage());
    }
  }

  private static boolean isName(JsonNode id, String textKey) {
    return textKey.isEmpty()
        ? id.canConvertToLong() && id.isIntegralNumber() && id.asLong() > 0
        : id.isTextual() && !id.asText().isEmpty();
  }

  private static String expected(String textKey) {
    return textKey.isEmpty()
        ? "a positive whole number in \"id\""
        : "a text that is not empty in \"" + textKey + "\"";
  }

  /** Keeps one more problem. */
  void problem(Line line, String message) {
    problems.add(line.location() + ": " + message);
  }

  /**
   * Ends the reading.
   *
   * @throws DataFileException when there were problems; it names the first {@value #PROBLEMS_SHOWN}
   */
  void throwIfProblems() {
    if (problems.isEmpty()) {
      return;
    }
    List<String> shown = problems.subList(0, Math.min(PROBLEMS_SHOWN, problems.size()));
    String more =
        problems.size() > shown.size() ? "\nand " + (problems.size() - shown.size()) + " more" : "";
    throw new DataFileException(String.join("\n", shown) + more);
  }

  /** One record as bytes, to be kept until it is asked for. */
  static byte[] pack(ObjectNode record) {
    try {
      return MAPPER.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record that was read cannot be written", e);
    }
  }

  /** The record that {@link #pack} was given. */
  static ObjectNode unpack(byte[] packed) {
    try {
      return (ObjectNode) MAPPER.readTree(packed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
