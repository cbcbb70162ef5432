package dev.deskferry.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a stand-in counted: the answer to {@code GET /__sandbox/requests} (docs/sandbox.md). */
record RequestCounts(List<Row> rows, List<Window> windows) {

  private static final int TOO_MANY = 429;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Requests of one kind that were answered alike. */
  record Row(String method, String path, int status, long count) {}

  /**
   * A quota.
   *
   * @param highest requests in its fullest window
   * @param refused requests that came when it was full
   */
  record Window(String name, long limit, long highest, long refused) {}

  /** Asks a stand-in at its address. */
  static RequestCounts read(String address) {
    JsonNode reply = get(address + "/__sandbox/requests");
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : reply.path("requests")) {
      rows.add(
          new Row(
              row.path("method").asText(),
              row.path("path").asText(),
              row.path("status").asInt(),
              row.path("count").asLong()));
    }
    List<Window> windows = new ArrayList<>();
    for (JsonNode window : reply.path("windows")) {
      windows.add(
          new Window(
              window.path("name").asText(),
              window.path("limit").asLong(),
              window.path("highest").asLong(),
              window.path("refused").asLong()));
    }
    return new RequestCounts(rows, windows);
  }

  private static JsonNode get(String address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
      return JSON.readTree(CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Requests below a path, refused ones included. */
  long sent(String pathPrefix) {
    return rows.stream()
        .filter(row -> row.path().startsWith(pathPrefix))
        .mapToLong(Row::count)
        .sum();
  }

  /** Requests below a path that were answered 429. */
  long refused(String pathPrefix) {
    return rows.stream()
        .filter(row -> row.path().startsWith(pathPrefix) && row.status() == TOO_MANY)
        .mapToLong(Row::count)
        .sum();
  }

  /** Requests below a path that were let through. */
  long passed(String pathPrefix) {
    return sent(pathPrefix) - refused(pathPrefix);
  }

  /** Batches of records that were created. */
  long created() {
    return rows.stream()
        .filter(row -> row.path().startsWith("/crm/objects/"))
        .filter(row -> row.path().endsWith("/batch/create") && row.status() < 300)
        .mapToLong(Row::count)
        .sum();
  }

  /** The fullest quota whose name begins so. */
  Window window(String namePrefix) {
    return windows.stream()
        .filter(window -> window.name().startsWith(namePrefix))
        .max(Comparator.comparingLong(Window::highest))
        .orElse(new Window(namePrefix, 0, 0, 0));
  }
}
