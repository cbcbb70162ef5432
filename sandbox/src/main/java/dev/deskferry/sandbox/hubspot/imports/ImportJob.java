package dev.deskferry.sandbox.hubspot.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One import from its request to its end. To be used under the lock of the portal. */
final class ImportJob {

  private static final int MOST_ERRORS = 10_000;
  private static final Duration FIRST_SECOND = Duration.ofSeconds(1);

  private final long id;
  private final ImportRequest request;
  private final Instant created;
  private final int rows;
  private final Map<String, Integer> counters = new LinkedHashMap<>();
  private final List<RowError> errors = new ArrayList<>();
  private List<String> texts;
  private @Nullable Instant started;
  private @Nullable Instant ended;
  private boolean isCanceled;

  /**
   * Why a row, or one record of it, was not taken.
   *
   * @param type such as {@code INVALID_EMAIL}
   * @param line of the file, from 1
   * @param cells of the row
   */
  record RowError(String type, String message, String objectType, int line, List<String> cells) {}

  /** A job that waits; {@code texts} are the files of the request in its order. */
  ImportJob(long id, ImportRequest request, List<String> texts, int rows, Instant created) {
    this.id = id;
    this.request = request;
    this.texts = texts;
    this.rows = rows;
    this.created = created;
  }

  long id() {
    return id;
  }

  ImportRequest request() {
    return request;
  }

  List<String> texts() {
    return texts;
  }

  long waitingCharacters() {
    return texts.stream().mapToLong(String::length).sum();
  }

  boolean isWaiting() {
    return started == null && !isCanceled;
  }

  boolean isRunning() {
    return started != null && ended == null && !isCanceled;
  }

  void start(Instant now) {
    started = now;
  }

  /** When a running job will have written its rows: a thousand in a second, never under two. */
  Instant due() {
    Instant from = started == null ? created : started;
    return from.plusSeconds(2 + rows / 1_000);
  }

  void end(Instant now) {
    ended = now;
    texts = List.of();
  }

  void cancel(Instant now) {
    isCanceled = true;
    end(now);
  }

  void count(String counter) {
    counters.merge(counter, 1, Integer::sum);
  }

  void add(RowError error) {
    count("ERRORS");
    if (errors.size() < MOST_ERRORS) {
      errors.add(error);
    }
  }

  List<RowError> errors() {
    return errors;
  }

  private String state(Instant now) {
    if (isCanceled) {
      return "CANCELED";
    }
    if (ended != null) {
      return "DONE";
    }
    if (started == null) {
      return "DEFERRED";
    }
    return now.isBefore(started.plus(FIRST_SECOND)) ? "STARTED" : "PROCESSING";
  }

  /** As schema {@code PublicImportResponse} shows it. */
  ObjectNode json(Instant now) {
    String state = state(now);
    Instant updated = ended != null ? ended : started != null ? started : created;
    ObjectNode json = Json.object().put("id", Long.toString(id)).put("state", state);
    json.put("createdAt", created.toString()).put("updatedAt", updated.toString());
    json.put("importName", request.name()).put("importSource", "API").put("optOutImport", false);
    json.set("importRequestJson", request.json());
    Set<String> types = new TreeSet<>();
    request
        .files()
        .forEach(file -> file.columns().forEach(column -> types.add(column.type().id())));
    ArrayNode mapped = json.putArray("mappedObjectTypeIds");
    types.forEach(mapped::add);
    ObjectNode metadata = json.putObject("metadata");
    ObjectNode counts = metadata.putObject("counters");
    counts.put("TOTAL_ROWS", rows);
    counters.forEach(counts::put);
    ArrayNode fileIds = metadata.putArray("fileIds");
    for (int i = 0; i < request.files().size(); i++) {
      fileIds.add(Long.toString(fileId(i)));
    }
    metadata.putArray("objectLists");
    return json;
  }

  /** The id of a file of the request. */
  long fileId(int index) {
    return id * 10 + index;
  }
}
