package dev.deskferry.app;

import dev.deskferry.report.Status;
import dev.deskferry.report.StatusJson;
import dev.deskferry.report.StatusText;
import dev.deskferry.staging.Database;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One screen about the last run of each phase. */
@Command(
    name = "status",
    description = "Says what the last run of each phase did, or is doing.",
    footer = {"", "Example: deskferry status --json"},
    mixinStandardHelpOptions = true)
final class StatusVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Override
  public Integer call() {
    try (Database database = Installation.current().openStaging()) {
      Status status = Status.read(database);
      String text =
          json
              ? StatusJson.render(status).toPrettyString()
              : StatusText.render(status).stripTrailing();
      spec.commandLine().getOut().println(text);
    }
    return ExitCode.DONE;
  }
}
