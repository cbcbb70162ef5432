package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.file.FileManager;
import dev.deskferry.sandbox.hubspot.file.StoredFile;
import dev.deskferry.sandbox.hubspot.file.Upload;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Imports of files from URLs: HubSpot itself downloads, one thread here, without any credentials.
 * Only addresses of this machine are reached, so that a rehearsal never leaves it.
 */
final class UrlImports implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_TASKS = 100_000;

  private final Portal portal;
  private final Map<String, ObjectNode> tasks = new ConcurrentHashMap<>();
  private final ExecutorService downloads =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          task -> {
            Thread thread = new Thread(task, "sandbox-url-import");
            thread.setDaemon(true);
            return thread;
          });

  UrlImports(Portal portal) {
    this.portal = portal;
  }

  /** Starts an import and gives the id of its task; called under the write lock. */
  String start(URI url, Upload upload, Instant now) {
    String id = portal.inventId();
    if (tasks.size() >= MOST_TASKS) {
      tasks.clear();
    }
    tasks.put(id, status(id, "PENDING", now, now));
    try {
      downloads.execute(() -> run(id, url, upload, now));
    } catch (RejectedExecutionException e) {
      tasks.put(id, status(id, "CANCELED", now, now));
    }
    return id;
  }

  /** The status of a task (schema {@code FileActionResponse}). */
  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(tasks.get(id));
  }

  private void run(String id, URI url, Upload upload, Instant started) {
    tasks.put(id, status(id, "PROCESSING", started, portal.now()));
    try {
      byte[] content = download(url);
      portal.lock().writeLock().lock();
      try {
        StoredFile file = portal.files().upload(upload, content, portal.now());
        ObjectNode done = status(id, "COMPLETE", started, portal.now());
        done.set("result", file.json(portal.settings().id()));
        tasks.put(id, done);
      } finally {
        portal.lock().writeLock().unlock();
      }
    } catch (FaultException e) {
      fail(id, started, e.fault());
    } catch (IOException e) {
      fail(id, started, Fault.validation("The file could not be downloaded"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      tasks.put(id, status(id, "CANCELED", started, portal.now()));
    }
  }

  private void fail(String id, Instant started, Fault fault) {
    ObjectNode failed = status(id, "CANCELED", started, portal.now()).put("numErrors", 1);
    ObjectNode item = fault.item();
    item.putObject("context");
    item.putObject("links");
    item.putArray("errors");
    failed.putArray("errors").add(item);
    tasks.put(id, failed);
  }

  private static ObjectNode status(String id, String status, Instant started, Instant now) {
    return Json.object()
        .put("taskId", id)
        .put("status", status)
        .put("requestedAt", started.toString())
        .put("startedAt", started.toString())
        .put("completedAt", now.toString());
  }

  private static byte[] download(URI url) throws IOException, InterruptedException {
    if (!InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
      throw new FaultException(
          Fault.validation("Only addresses of this machine are imported from"));
    }
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    HttpRequest request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new FaultException(
            Fault.validation("The file could not be downloaded: " + response.statusCode()));
      }
      return body.readNBytes((int) FileManager.LARGEST + 1);
    }
  }

  @Override
  public void close() {
    downloads.shutdownNow();
  }
}
