package dev.deskferry.app;

import dev.deskferry.report.ConsoleProgress;
import dev.deskferry.run.Phase;
import dev.deskferry.run.StopSignal;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One more node. */
@Command(
    name = "node",
    description = {
      "Joins the other nodes of this migration and works on whatever run there is, until it is stopped.",
      "Start as many as you like, at any time. When the process that began a run dies, a node goes on with it."
    },
    footer = {"", "Example: deskferry node"},
    mixinStandardHelpOptions = true)
final class NodeVerb implements Callable<Integer> {

  private static final String STOPPING =
      "deskferry: leaving after what is in flight; the other nodes go on";

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    StopSignal stop = Interruption.install(System.err, STOPPING);
    PrintWriter out = spec.commandLine().getOut();
    try (Migration migration = Migration.open(Installation.current(), true, stop);
        ConsoleProgress progress = Console.progress()) {
      out.printf("node %s: ready, %s%n", migration.nodeId(), company(migration.nodeCount()));
      out.flush();
      List<Thread> helpers =
          Stream.concat(
                  Stream.of(Phase.values())
                      .map(phase -> PhaseHelp.with(migration, phase, "", stop, progress)),
                  migration.lanes().stream()
                      .map(lane -> PhaseHelp.with(migration, Phase.LOAD, lane, stop, progress)))
              .map(help -> new Thread(help, "help-" + help.phase().word()))
              .toList();
      helpers.forEach(Thread::start);
      for (Thread helper : helpers) {
        helper.join();
      }
    }
    return ExitCode.INTERRUPTED;
  }

  private static String company(int nodeCount) {
    return nodeCount == 1 ? "the only node so far" : "one of " + nodeCount + " nodes";
  }
}
