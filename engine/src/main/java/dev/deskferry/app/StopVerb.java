package dev.deskferry.app;

import dev.deskferry.run.ControlWriter;
import dev.deskferry.run.Phase;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      phases.forEach(phase -> out.println(stop(database, writer, phase)));
    }
    return ExitCode.DONE;
  }

  /**
   * Written down in any case: a process that was not heard of for a while may live, and obeys as
   * soon as it is heard again.
   */
  private static String stop(Database database, ControlWriter writer, Phase phase) {
    writer.stop(phase);
    List<String> nodes = ControlVerbs.nodes(database, phase);
    if (!nodes.isEmpty()) {
      return "%s stops: %s; the same verb goes on later"
          .formatted(phase.word(), ControlVerbs.counted(nodes));
    }
    String silence =
        "no process was heard of in the last %d s".formatted(ControlVerbs.ALIVE_SECONDS);
    List<Row> runs = database.query("run/running-runs", Map.of("phase", phase.word()));
    return runs.isEmpty()
        ? "no %s is running: %s".formatted(phase.word(), silence)
        : runs.stream()
            .map(run -> phase.runName(run.number("run_id"), run.text("lane")))
            .map(
                run ->
                    "%s has not ended, but %s; one that still works on it stops as soon as it can be heard"
                        .formatted(run, silence))
            .collect(Collectors.joining("\n"));
  }
}
