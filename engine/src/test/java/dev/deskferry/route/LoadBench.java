package dev.deskferry.route;

import dev.deskferry.hubspot.ApiVersion;
import dev.deskferry.mapping.HandMadeMappings;
import dev.deskferry.mapping.Mappings;
import dev.deskferry.problem.Problems;
import dev.deskferry.report.Progress;
import dev.deskferry.run.DatabaseRunLedger;
import dev.deskferry.run.Members;
import dev.deskferry.run.StopSignal;
import dev.deskferry.sandbox.http.HttpServer;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.sandbox.hubspot.HubSpotStandIn;
import dev.deskferry.spec.HubSpotSettings;
import dev.deskferry.spec.LoadSettings;
import dev.deskferry.spec.PipelineReader;
import dev.deskferry.spec.PipelineSpec;
import dev.deskferry.staging.Database;
import dev.deskferry.testing.Repository;
import dev.deskferry.throttle.BucketSettings;
import dev.deskferry.throttle.LocalRateBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A HubSpot stand-in and everything a load needs, with hand-made mappings. */
final class LoadBench implements AutoCloseable {

  /** As {@link LoadSettings#DEFAULTS}' lag is to that of {@link HubSpotOptions#defaults}. */
  private static final Duration SHORT_LAG = Duration.ofMillis(1_000);

  private static final Duration SHORT_STAND_IN_LAG = Duration.ofMillis(300);

  final HubSpotStandIn hubspot;
  private final HttpServer server;
  private final Database database;
  StopSignal stop = new StopSignal();
  LoadSettings settings;
  Mappings mappings = HandMadeMappings.all("");
  String token = "hubspot-token";

  LoadBench(Database database) {
    this(database, HubSpotOptions.defaults(), UnaryOperator.identity());
  }

  /**
   * The lag of the search is short on both sides.
   *
   * @param around stands between the load and the stand-in, to break things
   */
  LoadBench(
      Database database, HubSpotOptions options, UnaryOperator<Function<Request, Reply>> around) {
    this(database, options.withSearchLag(SHORT_STAND_IN_LAG), around, waiting(SHORT_LAG));
  }

  private LoadBench(
      Database database,
      HubSpotOptions options,
      UnaryOperator<Function<Request, Reply>> around,
      LoadSettings settings) {
    this.database = database;
    this.settings = settings;
    this.hubspot = new HubSpotStandIn(options);
    this.server = HttpServer.start("127.0.0.1", 0, around.apply(hubspot));
  }

  /** The same with the lags of both sides as they are by default. */
  static LoadBench atFullLag(
      Database database, HubSpotOptions options, UnaryOperator<Function<Request, Reply>> around) {
    return new LoadBench(database, options, around, LoadSettings.DEFAULTS);
  }

  private static LoadSettings waiting(Duration searchLag) {
    LoadSettings standard = LoadSettings.DEFAULTS;
    return new LoadSettings(
        standard.concurrency(),
        standard.partitions(),
        standard.partitionSize(),
        standard.chunkSize(),
        standard.onInvalid(),
        standard.onMissing(),
        standard.retryRejected(),
        searchLag,
        standard.lanes(),
        standard.lane());
  }

  /** What another integration, or a person, sends to the portal. */
  Reply post(String path, String body) {
    return hubspot.apply(
        new Request(
            "POST",
            path,
            Map.of(),
            Map.of("authorization", "Bearer " + token, "content-type", "application/json"),
            body.getBytes(StandardCharsets.UTF_8)));
  }

  LoadSummary load() {
    return LoadPhase.run(inputs(), true);
  }

  LoadSummary rehearse() {
    return LoadPhase.run(inputs(), false);
  }

  LoadInputs inputs() {
    HubSpotSettings hubspotSettings =
        new HubSpotSettings(
            server.url().toString(), Optional.of(token), ApiVersion.DEFAULT, List.of());
    return new LoadInputs(
        Repository.root().resolve("routes"),
        database,
        new DatabaseRunLedger(database, Members.alone("test")),
        Members.alone("test"),
        hubspotSettings,
        settings,
        List.of(pipeline()),
        fields -> mappings,
        Optional.empty(),
        new LocalRateBudget(
            List.of(new BucketSettings(HubSpotSettings.BURST, 0, Duration.ofSeconds(10), 100)),
            Clock.systemUTC(),
            stop,
            (bucket, wait, reason) -> {}),
        Progress.SILENT,
        stop,
        Clock.systemUTC(),
        Set.of(),
        OptionalLong.empty(),
        new dev.deskferry.run.Control(dev.deskferry.run.Phase.LOAD));
  }

  private static PipelineSpec pipeline() {
    try {
      Path file = Repository.root().resolve("mappings/pipelines/support.yaml");
      Problems problems = new Problems();
      PipelineSpec pipeline =
          PipelineReader.read(file.toString(), Files.readString(file), problems);
      problems.throwIfErrors();
      return pipeline;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
