package dev.deskferry.app;

import dev.deskferry.report.StatusReader;
import dev.deskferry.run.ControlWriter;
import dev.deskferry.run.Phase;
import dev.deskferry.run.RunOptions;
import dev.deskferry.staging.Database;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends a pause. */
@Command(
    name = "resume",
    description = "Lets a paused phase go on, or both, wherever they run.",
    footer = {"", "Example: deskferry resume load"},
    mixinStandardHelpOptions = true)
final class ResumeVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin PhaseWords words = new PhaseWords();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Phase> phases = words.phases();
    try (Database database = Installation.current().openStaging()) {
      ControlWriter writer = ControlVerbs.writer(database);
      for (Phase phase : phases) {
        boolean wasPaused = writer.resume(phase);
        List<String> nodes = ControlVerbs.nodes(database, phase);
        String now =
            nodes.isEmpty()
                ? "none is running; " + next(database, phase)
                : ControlVerbs.counted(nodes) + " at work";
        out.printf("%s %s: %s%n", phase.word(), wasPaused ? "goes on" : "was not paused", now);
      }
    }
    return ExitCode.DONE;
  }

  /** What goes on with the run that did not come to its end, or begins one. */
  private static String next(Database database, Phase phase) {
    return new StatusReader(database)
        .read(Instant.now()).runs().stream()
            .filter(run -> run.phase() == phase && run.isUnfinished())
            .map(
                run ->
                    "this goes on with run %d: deskferry %s".formatted(run.runId(), run.command()))
            .findFirst()
            .orElse("this starts one: deskferry " + RunOptions.ALL.command(phase));
  }
}
