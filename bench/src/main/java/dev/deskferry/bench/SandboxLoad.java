package dev.deskferry.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the sandbox serves on one core and how much memory its HubSpot account takes: contacts of 20
 * properties are created in batches of 100, and for each batch a page of 100 tickets is read from
 * Zendesk. The sandbox is tied to the first core, this client to the second. Argument: number of
 * contacts (default 3,000,000), in a heap of 6 GiB.
 */
public final class SandboxLoad {

  private static final int HEAP_MEGABYTES = 6 * 1024;
  private static final int CLIENTS = 4;
  private static final int BATCH = 100;
  private static final int TICKETS = 50_000;
  private static final Pattern AFTER_URL = Pattern.compile("\"after_url\":\"([^\"]+)\"");

  private final String zendesk;
  private final String hubspot;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private SandboxLoad(String zendesk, String hubspot) {
    this.zendesk = zendesk;
    this.hubspot = hubspot;
  }

  /** Runs and prints a table in Markdown. */
  public static void main(String[] arguments) throws Exception {
    int contacts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3_000_000;
    try (Child sandbox =
        Child.onCore(
            0,
            "dev.deskferry.sandbox.SandboxCommand",
            HEAP_MEGABYTES,
            "--zendesk-port=0",
            "--hubspot-port=0",
            "--limits=off",
            "--tickets=" + TICKETS)) {
      String zendesk = sandbox.line().split(" ", 2)[1];
      String hubspot = sandbox.line().split(" ", 2)[1];
      new SandboxLoad(zendesk, hubspot).run(contacts, sandbox.pid());
    }
  }

  private void run(int contacts, long pid) throws Exception {
    defineProperties();
    System.out.println(
        "| contacts so far | seconds | requests/s | requests in a second of its CPU time | sandbox, resident |");
    System.out.println("|---|---|---|---|---|");
    int batches = contacts / BATCH;
    int slice = Math.max(1, batches / 10);
    for (int from = 0; from < batches; from += slice) {
      int until = Math.min(batches, from + slice);
      long begin = System.nanoTime();
      Duration cpuBefore = cpuTime(pid);
      requests(from, until);
      double seconds = (System.nanoTime() - begin) / 1e9;
      double cpuSeconds = cpuTime(pid).minus(cpuBefore).toMillis() / 1e3;
      System.out.printf(
          Locale.ROOT,
          "| %,d | %.1f | %,.0f | %,.0f | %,d MiB |%n",
          until * BATCH,
          seconds,
          2 * (until - from) / seconds,
          2 * (until - from) / cpuSeconds,
          residentMegabytes(pid));
    }
  }

  /** For each number one batch and one page, from several clients. */
  private void requests(int from, int until) throws InterruptedException, ExecutionException {
    AtomicLong next = new AtomicLong(from);
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      Callable<Void> work =
          () -> {
            String address = walk();
            for (long batch = next.getAndIncrement();
                batch < until;
                batch = next.getAndIncrement()) {
              create(batch);
              address = page(address);
            }
            return null;
          };
      for (Future<Void> each :
          threads.invokeAll(IntStream.range(0, CLIENTS).mapToObj(i -> work).toList())) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private void create(long batch) throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder(100_000).append("{\"inputs\":[");
    for (int i = 0; i < BATCH; i++) {
      long id = batch * BATCH + i;
      body.append(i == 0 ? "" : ",");
      contact(body, id);
    }
    expect(201, hubspot("/crm/v3/objects/contacts/batch/create", body.append("]}").toString()));
  }

  private static void contact(StringBuilder body, long id) {
    body.append("{\"objectWriteTraceId\":\"").append(id).append("\",\"properties\":{");
    body.append("\"email\":\"person").append(id).append("@customer-").append(id % 5_000);
    body.append(".example\",\"firstname\":\"Ada ").append(id % 977);
    body.append("\",\"lastname\":\"Lovelace-Müller\",\"phone\":\"+49 30 ").append(id);
    body.append("\",\"bench_key\":\"").append(id).append('"');
    for (int text = 0; text < 15; text++) {
      body.append(",\"bench_text_")
          .append(text)
          .append("\":\"value ")
          .append(id + text)
          .append('"');
    }
    body.append("}}");
  }

  /** Reads a page of a walk and gives the address of the next one; a new walk after the last. */
  private String page(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer zendesk-oauth-token")
            .build();
    HttpResponse<byte[]> reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    expect(200, reply);
    String body = new String(reply.body(), StandardCharsets.UTF_8);
    Matcher next = AFTER_URL.matcher(body);
    return body.contains("\"end_of_stream\":true") || !next.find() ? walk() : next.group(1);
  }

  private String walk() {
    return zendesk + "/api/v2/incremental/tickets/cursor.json?start_time=1&per_page=" + BATCH;
  }

  private void defineProperties() throws IOException, InterruptedException {
    property("bench_key", ",\"hasUniqueValue\":true");
    for (int text = 0; text < 15; text++) {
      property("bench_text_" + text, "");
    }
  }

  private void property(String name, String more) throws IOException, InterruptedException {
    String body =
        "{\"name\":\"%s\",\"label\":\"%s\",\"type\":\"string\",\"fieldType\":\"text\",\"groupName\":\"contactinformation\"%s}"
            .formatted(name, name, more);
    expect(201, hubspot("/crm/v3/properties/contacts", body));
  }

  private HttpResponse<byte[]> hubspot(String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hubspot + path))
            .header("Authorization", "Bearer hubspot-token")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void expect(int status, HttpResponse<byte[]> reply) {
    if (reply.statusCode() != status) {
      throw new IllegalStateException(
          reply.uri()
              + " answered "
              + reply.statusCode()
              + ": "
              + new String(reply.body(), StandardCharsets.UTF_8));
    }
  }

  private static Duration cpuTime(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  private static long residentMegabytes(long pid) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
    return lines.stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
