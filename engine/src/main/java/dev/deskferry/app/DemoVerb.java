package dev.deskferry.app;

import dev.deskferry.report.ConsoleProgress;
import dev.deskferry.report.Progress;
import dev.deskferry.route.ExtractSummary;
import dev.deskferry.route.LoadSummary;
import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import dev.deskferry.sandbox.Sandbox;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything at once on this machine, against the sandbox. */
@Command(
    name = "demo",
    description = {
      "Starts the sandbox and an embedded Postgres, extracts, loads and reconciles.",
      "Both keep their data, so a second demo finds nothing to create and nothing to update."
    },
    footer = {"", "Example: deskferry demo --tickets 20000"},
    mixinStandardHelpOptions = true)
final class DemoVerb implements Callable<Integer> {

  private static final int PROBLEMS_NAMED = 10;

  @Spec CommandSpec spec;

  @Option(
      names = "--tickets",
      paramLabel = "N",
      defaultValue = "5000",
      description = "size of the generated account (default: ${DEFAULT-VALUE})")
  int tickets;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "another seed is another account (default: ${DEFAULT-VALUE})")
  long seed;

  @Option(names = "--fresh", description = "forget what an earlier demo left")
  boolean fresh;

  @Override
  public Integer call() {
    StopSignal stop = Interruption.install(System.err, Interruption.RESUMABLE);
    PrintWriter out = spec.commandLine().getOut();
    Instant begin = Instant.now();
    DemoFolder folder =
        DemoFolder.of(
            Installation.current().folder().resolve(Path.of(".deskferry", "demo")), seed, tickets);
    if (fresh) {
      folder.forget();
    }
    try (Sandbox sandbox = folder.openSandbox();
        Migration migration = Migration.open(home(sandbox, folder), stop)) {
      out.printf(
          "Zendesk stand-in: %s   HubSpot stand-in: %s%n",
          sandbox.zendeskUrl(), sandbox.hubspotUrl());
      out.flush();
      int exitCode = phases(migration, stop, out);
      if (exitCode == ExitCode.DONE) {
        exitCode = reconcile(migration, stop, out);
      }
      out.printf(
          """

          The whole demo took %d s. Look at what is there now:
            staging, with your own SQL client: deskferry db --dir %s
            both accounts, in a browser: deskferry sandbox --limits off --seed %d --tickets %d --keep %s
          """,
          Duration.between(begin, Instant.now()).toSeconds(),
          folder.staging(),
          seed,
          tickets,
          folder.hubspot());
      return exitCode;
    }
  }

  private static Installation home(Sandbox sandbox, DemoFolder folder) {
    return Installation.current()
        .with(
            Map.of(
                "ZENDESK_URL", sandbox.zendeskUrl().toString(),
                "ZENDESK_EMAIL", "admin@example.com",
                "ZENDESK_TOKEN", "zendesk-token",
                "ZENDESK_OAUTH_TOKEN", "",
                "ZENDESK_CLIENT_ID", "",
                "ZENDESK_CLIENT_SECRET", "",
                "HUBSPOT_URL", sandbox.hubspotUrl().toString(),
                "HUBSPOT_TOKEN", "hubspot-token",
                "HUBSPOT_FALLBACK_OWNER", "",
                "DESKFERRY_CLUSTER", "false"))
        .stagedIn(folder.staging());
  }

  private static int phases(Migration migration, StopSignal stop, PrintWriter out) {
    try (ConsoleProgress progress = Console.progress()) {
      ExtractSummary extracted = migration.extract(stop, progress, List.of(), OptionalLong.empty());
      progress.close();
      if (extracted.state() != RunState.DONE) {
        Summaries.print(out, extracted, false);
        return ExitCode.of(extracted.state());
      }
    }
    try (ConsoleProgress progress = Console.progress()) {
      LoadSummary loaded = migration.load(stop, progress, Set.of(), OptionalLong.empty(), "", true);
      progress.close();
      Summaries.print(out, loaded, true, false);
      return ExitCode.of(loaded.state());
    }
  }

  private static int reconcile(Migration migration, StopSignal stop, PrintWriter out) {
    Reconciling result = Reconciling.of(migration, PROBLEMS_NAMED, stop, Progress.SILENT);
    out.println();
    out.print(result.text());
    out.flush();
    return result.exitCode();
  }
}
