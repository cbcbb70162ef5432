package dev.deskferry.app;

import dev.deskferry.problem.Problems;
import dev.deskferry.report.Errors;
import dev.deskferry.report.ErrorsJson;
import dev.deskferry.report.ErrorsText;
import dev.deskferry.spec.ExtractSettings;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.spec.Sources;
import dev.deskferry.staging.Database;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What did not come through, and what to do about it. */
@Command(
    name = "errors",
    description = {
      "Groups what was rejected or has no outcome by what was wrong, with examples and a hint.",
      "Exit code 0 when there is nothing, 1 when there is something; warnings alone are nothing."
    },
    footer = {"", "Example: deskferry errors --only tickets --limit 5"},
    mixinStandardHelpOptions = true)
final class ErrorsVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--only", paramLabel = "OBJECT", description = "an object type; may be repeated")
  List<String> only = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "how many groups are shown (default: ${DEFAULT-VALUE})")
  int limit;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit " + limit + " is below zero");
    }
    Installation home = Installation.current();
    try (Database database = home.openStaging()) {
      KnownTypes.require(spec.commandLine(), database, "--only", only);
      Errors errors = Errors.read(database, only, parents(home));
      String text =
          json
              ? ErrorsJson.render(errors, limit).toPrettyString()
              : ErrorsText.render(errors, limit).stripTrailing();
      spec.commandLine().getOut().println(text);
      return errors.groups().isEmpty() ? ExitCode.DONE : ExitCode.PROBLEM;
    }
  }

  /** As far as the files can be read: what is wrong in them is no matter of this verb. */
  private static Map<String, String> parents(Installation home) {
    Problems unused = new Problems();
    Map<String, String> settings =
        ExtractSettings.read(home.migration(unused).extract()).parameters();
    return Sources.read(home.files(), settings, unused).stream()
        .filter(source -> source.each().isPresent())
        .collect(
            Collectors.toMap(
                SourceSpec::name, source -> source.each().orElseThrow().of(), (a, b) -> a));
  }
}
