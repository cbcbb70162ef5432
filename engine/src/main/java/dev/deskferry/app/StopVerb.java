package dev.deskferry.app;

import dev.deskferry.run.ControlWriter;
import dev.deskferry.run.Phase;
import dev.deskferry.staging.Database;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends what runs now, as Ctrl-C would in each of its terminals. */
@Command(
    name = "stop",
    description = {
      "Ends what runs now on this staging database, as Ctrl-C would: what is on its way comes to its end",
      "or is given back within 10 s, and the exit code is 3. The next run goes on from there."
    },
    footer = {"", "Example: deskferry stop extract"},
    mixinStandardHelpOptions = true)
final class StopVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin PhaseWords words = new PhaseWords();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Phase> phases = words.phases();
    try (Database database = Installation.current().openStaging()) {
      ControlWriter writer = ControlVerbs.writer(database);
      List<Phase> idle = new ArrayList<>();
      for (Phase phase : phases) {
        List<String> nodes = ControlVerbs.nodes(database, phase);
        if (nodes.isEmpty()) {
          idle.add(phase);
          continue;
        }
        writer.stop(phase);
        out.printf(
            "%s stops: %s; the same verb goes on later%n",
            phase.word(), ControlVerbs.counted(nodes));
      }
      if (!idle.isEmpty()) {
        out.printf("no %s is running%n", ControlVerbs.words(idle).replace(" and ", " and no "));
      }
    }
    return ExitCode.DONE;
  }
}
