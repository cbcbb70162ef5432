package dev.deskferry.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A stored position in a source: column {@code migration.partition.checkpoint}. What an older
 * version stored says nothing of how its walk was begun; that counts as begun as it is now.
 *
 * @param startTime epoch seconds where an incremental walk begins or goes on
 * @param cursor the source's opaque token; empty before the first page and for walks by time or
 *     number
 * @param page number of the next page of an offset walk, from 1
 * @param walkedCount records that this walk listed so far, repeated ones counted
 * @param isComplete true when the walk reached the source's end
 */
public record Checkpoint(
    long startTime,
    Optional<String> cursor,
    int page,
    long walkedCount,
    boolean isComplete,
    Begun begun) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Before the first page. */
  public static Checkpoint begin(Begun begun) {
    return new Checkpoint(begun.startTime(), Optional.empty(), 1, 0, false, begun);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param now used for what the text does not hold; it holds nothing when nothing was stored yet
   * @throws IllegalArgumentException when the text is no JSON object
   */
  public static Checkpoint of(String json, Begun now) {
    try {
      JsonNode stored = JSON.readTree(json);
      JsonNode begun = stored.path("begun");
      return new Checkpoint(
          stored.path("start_time").asLong(now.startTime()),
          Optional.ofNullable(stored.path("cursor").textValue()),
          stored.path("page").asInt(1),
          stored.path("walked_count").asLong(0),
          stored.path("complete").asBoolean(false),
          new Begun(
              begun.path("run_id").asLong(now.runId()),
              begun.path("start_time").asLong(now.startTime()),
              begun.path("request").asText(now.request())));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a checkpoint of %d characters is no JSON".formatted(json.length()), e);
    }
  }

  /**
   * As stored: {@code {"start_time":1,"cursor":"…","page":1,"walked_count":0,"complete":false,
   * "begun":{"run_id":7,"start_time":1,"request":"…"}}}.
   */
  public String toJson() {
    ObjectNode stored = JSON.createObjectNode();
    stored.put("start_time", startTime);
    cursor.ifPresent(it -> stored.put("cursor", it));
    stored.put("page", page);
    stored.put("walked_count", walkedCount);
    stored.put("complete", isComplete);
    ObjectNode origin = stored.putObject("begun");
    origin.put("run_id", begun.runId());
    origin.put("start_time", begun.startTime());
    origin.put("request", begun.request());
    return stored.toString();
  }

  Checkpoint at(String newCursor) {
    return new Checkpoint(startTime, Optional.of(newCursor), page, walkedCount, false, begun);
  }

  Checkpoint atTime(long newStartTime) {
    return new Checkpoint(newStartTime, cursor, page, walkedCount, false, begun);
  }

  Checkpoint atPage(int newPage) {
    return new Checkpoint(startTime, cursor, newPage, walkedCount, false, begun);
  }

  /** The same place, with that many more records listed. */
  public Checkpoint counted(int listedCount) {
    return new Checkpoint(startTime, cursor, page, walkedCount + listedCount, isComplete, begun);
  }

  Checkpoint complete() {
    return new Checkpoint(startTime, cursor, page, walkedCount, true, begun);
  }

  /** The same place, with something left to do. */
  Checkpoint open() {
    return new Checkpoint(startTime, cursor, page, walkedCount, false, begun);
  }

  /** The same place, in a walk that is known to be begun otherwise. */
  Checkpoint with(Begun other) {
    return new Checkpoint(startTime, cursor, page, walkedCount, isComplete, other);
  }

  /** Where a walk stands that has nothing yet, but begins where this one goes on. */
  Checkpoint again() {
    return new Checkpoint(startTime, Optional.empty(), 1, 0, false, begun);
  }

  /** Whether the source has given a page out. */
  boolean isBegun() {
    return isComplete || !equals(begin(begun));
  }

  /** The same place is the same text. */
  String position() {
    return startTime + "|" + cursor.orElse("") + "|" + page;
  }
}
