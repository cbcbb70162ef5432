package dev.deskferry.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskferry.extract.PageReader;
import dev.deskferry.extract.UnreadableReplyException;
import dev.deskferry.home.Home;
import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.mapping.CustomFields;
import dev.deskferry.mapping.Mappings;
import dev.deskferry.mapping.StagedRecord;
import dev.deskferry.problem.Problems;
import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.spec.MigrationFiles;
import dev.deskferry.spec.MigrationReader;
import dev.deskferry.spec.MigrationSpec;
import dev.deskferry.spec.SourceReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The pure core on one thread: a page of a thousand generated tickets read, and the same tickets
 * mapped.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class CoreBenchmark {

  private static final int PAGE = 1_000;

  private byte[] page = new byte[0];
  private PageReader reader;
  private CompiledMapping tickets;
  private final List<byte[]> payloads = new ArrayList<>();
  private final ObjectMapper json = new ObjectMapper();

  /** Asks a sandbox for one page; run in the repository's root. */
  @Setup
  public void readOnePage() throws IOException, InterruptedException {
    MigrationFiles files = new Home(Path.of("")).mappingFiles();
    Problems problems = new Problems();
    MigrationSpec migration = MigrationReader.read(files, Map.of(), problems);
    String source = files.text("mappings/sources/tickets.yaml").orElseThrow();
    reader =
        new PageReader(
            new SourceReader(Map.of("support_type_scope", "all"), problems)
                .read("mappings/sources/tickets.yaml", source));
    List<JsonNode> fields = new ArrayList<>();
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(1, 2 * PAGE))) {
      page =
          get(
              sandbox.zendeskUrl(),
              "/api/v2/incremental/tickets/cursor?start_time=1&include=metric_sets,comment_count");
      json.readTree(get(sandbox.zendeskUrl(), "/api/v2/ticket_fields"))
          .path("ticket_fields")
          .forEach(fields::add);
    }
    for (JsonNode ticket : json.readTree(page).path("tickets")) {
      payloads.add(json.writeValueAsBytes(ticket));
    }
    tickets =
        Mappings.compile(migration, new CustomFields(Map.of("ticket_fields", fields)))
            .forObjectType("tickets")
            .get(0);
    problems.throwIfErrors();
  }

  private static byte[] get(URI zendesk, String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(zendesk.resolve(path))
                .header("Authorization", "Bearer zendesk-oauth-token")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }

  /** Records a second out of a page's bytes. */
  @Benchmark
  @OperationsPerInvocation(PAGE)
  public Object readPage() throws UnreadableReplyException {
    return reader.read(page, Optional.empty());
  }

  /** Records a second from payload bytes to mapped records. */
  @Benchmark
  @OperationsPerInvocation(PAGE)
  public void mapTickets(Blackhole sink) throws IOException {
    for (byte[] payload : payloads) {
      JsonNode ticket = json.readTree(payload);
      sink.consume(
          tickets.map(
              new StagedRecord("tickets", ticket.path("id").asText(), ticket, Map.of()),
              email -> Optional.empty()));
    }
  }
}
