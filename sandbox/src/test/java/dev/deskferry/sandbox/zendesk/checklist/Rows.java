package dev.deskferry.sandbox.zendesk.checklist;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Ways to look at replies. */
final class Rows {

  private Rows() {}

  /** The members of an array; none when it is no array. */
  static Stream<JsonNode> in(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The ids of records, as numbers. */
  static Set<Long> ids(Iterable<JsonNode> records) {
    return StreamSupport.stream(records.spliterator(), false)
        .map(record -> record.path("id").asLong())
        .collect(Collectors.toSet());
  }

  /** The first index below a size that meets a condition. */
  static int first(int size, IntPredicate condition) {
    return IntStream.range(0, size)
        .filter(condition)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such record"));
  }
}
