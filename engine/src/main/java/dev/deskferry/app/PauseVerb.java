package dev.deskferry.app;

import dev.deskferry.run.ControlWriter;
import dev.deskferry.run.Phase;
import dev.deskferry.staging.Database;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Holds a phase, or both, wherever they run. */
@Command(
    name = "pause",
    description = {
      "Sends no further request until resume; what is on its way comes to its end.",
      "Holds for all processes on this staging database, and for those that begin later."
    },
    footer = {"", "Example: deskferry pause load"},
    mixinStandardHelpOptions = true)
final class PauseVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin PhaseWords words = new PhaseWords();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Phase> phases = words.phases();
    try (Database database = Installation.current().openStaging()) {
      ControlWriter writer = ControlVerbs.writer(database);
      for (Phase phase : phases) {
        writer.pause(phase);
        List<String> nodes = ControlVerbs.nodes(database, phase);
        out.printf(
            "%s is paused: %s; to go on: deskferry resume %s%n",
            phase.word(),
            nodes.isEmpty()
                ? "none is running, the next one waits"
                : ControlVerbs.counted(nodes) + " will send nothing more within 2 s",
            phase.word());
      }
    }
    return ExitCode.DONE;
  }
}
