package dev.deskferry.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.mapping.Validation;
import dev.deskferry.problem.Location;
import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import dev.deskferry.route.RouteCheck;
import dev.deskferry.spec.PipelineReader;
import dev.deskferry.spec.SourceChecks;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.staging.StagingException;
import dev.deskferry.staging.Statements;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks every file that a migration is made of; needs no account, no database and no secrets. */
@Command(
    name = "validate",
    description = {
      "Checks settings, mappings, sources, pipelines, cases, routes and SQL before anything moves.",
      "Names file, line and column. Needs no account, no database and no secrets."
    },
    footer = {"", "Example: deskferry validate --json"},
    mixinStandardHelpOptions = true)
final class ValidateVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Override
  public Integer call() {
    Installation home = Installation.current();
    Problems problems = new Problems();
    Validation validation = Validation.of(home.files(), home.environment(), problems);
    PipelineReader.readAll(home.files(), problems);
    RouteCheck.check(home.routes(), problems);
    checkStatements(home, validation.sources(), problems);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(render(problems.all()).toPrettyString());
    } else {
      problems.all().forEach(out::println);
      out.printf(
          Locale.ROOT,
          "%d mappings, %d sources, %d cases: %s%n",
          validation.migration().mappings().size(),
          validation.sources().size(),
          validation.cases().stream().mapToInt(file -> file.cases().size()).sum(),
          problems.all().isEmpty() ? "no problems" : count(problems.all()));
    }
    return problems.hasErrors() ? ExitCode.PROBLEM : ExitCode.DONE;
  }

  private static void checkStatements(
      Installation home, List<SourceSpec> sources, Problems problems) {
    try {
      SourceChecks.statements(sources, Statements.in(home.schema()).names(), problems);
    } catch (StagingException e) {
      problems.error(
          Location.ofFile("staging-schema/statements"),
          "",
          "bad-statement",
          String.valueOf(e.getMessage()));
    }
  }

  private static String count(List<Problem> problems) {
    return problems.size() == 1 ? "1 problem" : problems.size() + " problems";
  }

  private static ObjectNode render(List<Problem> problems) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode list = root.putArray("problems");
    for (Problem problem : problems) {
      list.addObject()
          .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
          .put("file", problem.location().file())
          .put("line", problem.location().line())
          .put("column", problem.location().column())
          .put("path", problem.path())
          .put("code", problem.code())
          .put("message", problem.message());
    }
    return root;
  }
}
