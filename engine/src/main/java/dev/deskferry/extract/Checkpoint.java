package dev.deskferry.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A stored position in a source: column {@code migration.partition.checkpoint}.
 *
 * @param startTime epoch seconds where an incremental walk begins or goes on
 * @param cursor the source's opaque token; empty before the first page and for walks by time or
 *     number
 * @param page number of the next page of an offset walk, from 1
 * @param walkedCount records that this walk listed so far, repeated ones counted
 * @param isComplete true when the walk reached the source's end
 */
public record Checkpoint(
    long startTime, Optional<String> cursor, int page, long walkedCount, boolean isComplete) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Before the first page. */
  public static Checkpoint begin(long startTime) {
    return new Checkpoint(startTime, Optional.empty(), 1, 0, false);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param startTime used when the text is the empty object: nothing was stored yet
   * @throws IllegalArgumentException when the text is no JSON object
   */
  public static Checkpoint of(String json, long startTime) {
    try {
      JsonNode stored = JSON.readTree(json);
      return new Checkpoint(
          stored.path("start_time").asLong(startTime),
          Optional.ofNullable(stored.path("cursor").textValue()),
          stored.path("page").asInt(1),
          stored.path("walked_count").asLong(0),
          stored.path("complete").asBoolean(false));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a checkpoint of %d characters is no JSON".formatted(json.length()), e);
    }
  }

  /**
   * As stored: {@code {"start_time":1,"cursor":"…","page":1,"walked_count":0,"complete":false}}.
   */
  public String toJson() {
    ObjectNode stored = JSON.createObjectNode();
    stored.put("start_time", startTime);
    cursor.ifPresent(it -> stored.put("cursor", it));
    stored.put("page", page);
    stored.put("walked_count", walkedCount);
    stored.put("complete", isComplete);
    return stored.toString();
  }

  Checkpoint at(String newCursor) {
    return new Checkpoint(startTime, Optional.of(newCursor), page, walkedCount, false);
  }

  Checkpoint atTime(long newStartTime) {
    return new Checkpoint(newStartTime, cursor, page, walkedCount, false);
  }

  Checkpoint atPage(int newPage) {
    return new Checkpoint(startTime, cursor, newPage, walkedCount, false);
  }

  /** The same place, with that many more records listed. */
  public Checkpoint counted(int listedCount) {
    return new Checkpoint(startTime, cursor, page, walkedCount + listedCount, isComplete);
  }

  Checkpoint complete() {
    return new Checkpoint(startTime, cursor, page, walkedCount, true);
  }

  /** The same place is the same text. */
  String position() {
    return startTime + "|" + cursor.orElse("") + "|" + page;
  }
}
