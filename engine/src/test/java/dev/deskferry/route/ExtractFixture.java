package dev.deskferry.route;

import dev.deskferry.extract.Begun;
import dev.deskferry.extract.Checkpoint;
import dev.deskferry.extract.SourcePages;
import dev.deskferry.problem.Problems;
import dev.deskferry.report.Progress;
import dev.deskferry.run.DatabaseRunLedger;
import dev.deskferry.run.Members;
import dev.deskferry.run.StopSignal;
import dev.deskferry.spec.ExtractSettings;
import dev.deskferry.spec.MigrationFiles;
import dev.deskferry.spec.SourceReader;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.spec.Sources;
import dev.deskferry.spec.ZendeskSettings;
import dev.deskferry.staging.Database;
import dev.deskferry.testing.ManualTime;
import dev.deskferry.testing.Repository;
import dev.deskferry.throttle.LocalPermits;
import dev.deskferry.zendesk.ZendeskCredentials;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Extracts for tests; begins with sensible defaults. */
final class ExtractFixture {

  private final Database database;
  private final Map<String, String> sources = new HashMap<>();
  private final List<String> only = new ArrayList<>();
  private String url;
  private ZendeskCredentials credentials =
      new ZendeskCredentials.ApiToken("admin@example.com", "zendesk-token");
  private Path routes = Repository.root().resolve("routes");
  private StopSignal stop = new StopSignal();
  private Progress progress = Progress.SILENT;
  private int attempts = 3;
  private List<Duration> tryAgainAfter = List.of();
  private int concurrency = 4;
  private long startTime = 1;
  private String ticketScope = "all";
  private OptionalLong runId = OptionalLong.empty();

  ExtractFixture(Database database, String url) {
    this.database = database;
    this.url = url;
  }

  /** Adds a source from its text, which begins with {@code source: NAME}. */
  ExtractFixture source(String yaml) {
    String name = yaml.lines().findFirst().orElse("").replaceFirst("source: *", "");
    sources.put(Sources.FOLDER + "/" + name + ".yaml", yaml);
    return this;
  }

  /** Adds a list called groups. */
  ExtractFixture groups(String paging, String more) {
    return source(
        """
        source: groups
        description: groups
        path: /api/v2/groups
        paging: %s
        page_size: 1000
        budget: [account]
        %s
        records:
          groups: { at: groups, version: updated_at }
        """
            .formatted(paging, more));
  }

  ExtractFixture shippedSources() {
    Path folder = Repository.root().resolve(Sources.FOLDER);
    try (var files = java.nio.file.Files.list(folder)) {
      for (Path file : files.toList()) {
        sources.put(
            Sources.FOLDER + "/" + file.getFileName(), java.nio.file.Files.readString(file));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return this;
  }

  ExtractFixture only(String name) {
    only.add(name);
    return this;
  }

  ExtractFixture url(String other) {
    url = other;
    return this;
  }

  ExtractFixture credentials(ZendeskCredentials other) {
    credentials = other;
    return this;
  }

  ExtractFixture routes(Path other) {
    routes = other;
    return this;
  }

  ExtractFixture stop(StopSignal other) {
    stop = other;
    return this;
  }

  ExtractFixture progress(Progress other) {
    progress = other;
    return this;
  }

  ExtractFixture attempts(int other) {
    attempts = other;
    return this;
  }

  ExtractFixture tryAgainAfter(Duration... pauses) {
    tryAgainAfter = List.of(pauses);
    return this;
  }

  ExtractFixture concurrency(int other) {
    concurrency = other;
    return this;
  }

  ExtractFixture startTime(long epochSeconds) {
    startTime = epochSeconds;
    return this;
  }

  ExtractFixture ticketScope(String other) {
    ticketScope = other;
    return this;
  }

  ExtractFixture resuming(long otherRun) {
    runId = OptionalLong.of(otherRun);
    return this;
  }

  ExtractSummary run() {
    return ExtractPhase.run(job(), new ManualTime());
  }

  /** The sources alone, for tests that need no database. */
  static SourceSpec groupsByCursor() {
    return source(
        "mappings/sources/groups.yaml",
        """
        source: groups
        description: groups
        path: /api/v2/groups
        paging: cursor
        page_size: 1000
        budget: [account]
        records:
          groups: { at: groups, version: updated_at }
        """);
  }

  /** The pages of a source that has given nothing out yet. */
  static SourcePages pages(SourceSpec source) {
    Begun now = new Begun(1, 1, "");
    return new SourcePages(source, now, Checkpoint.begin(now));
  }

  private static SourceSpec source(String file, String text) {
    Problems problems = new Problems();
    SourceSpec source = new SourceReader(Map.of(), problems).read(file, text);
    problems.throwIfErrors();
    return source;
  }

  ExtractJob job() {
    Map<String, String> settings = Map.of("support_type_scope", ticketScope);
    Problems problems = new Problems();
    List<SourceSpec> read = Sources.read(new MigrationFiles(sources), settings, problems);
    problems.throwIfErrors();
    ZendeskSettings zendesk =
        new ZendeskSettings(
            url, credentials, Duration.ofSeconds(5), Duration.ofSeconds(20), List.of());
    return new ExtractJob(
        routes,
        zendesk,
        new ExtractSettings(concurrency, startTime, attempts, tryAgainAfter, settings),
        read,
        database,
        new DatabaseRunLedger(database, Members.alone("test")),
        Members.alone("test"),
        LocalPermits.full(Clock.systemUTC()),
        stop,
        progress,
        only,
        runId,
        false,
        new dev.deskferry.run.Control(dev.deskferry.run.Phase.EXTRACT));
  }
}
