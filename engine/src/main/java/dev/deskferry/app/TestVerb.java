package dev.deskferry.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.mapping.CaseResult;
import dev.deskferry.mapping.Validation;
import dev.deskferry.problem.Problems;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the cases beside the mappings. */
@Command(
    name = "test",
    description = "Runs the cases beside the mappings; needs no account and no database.",
    footer = {"", "Example: deskferry test"},
    mixinStandardHelpOptions = true)
final class TestVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Override
  public Integer call() {
    Installation home = Installation.current();
    Problems problems = new Problems();
    Validation validation = Validation.of(home.files(), home.environment(), problems);
    problems.throwIfErrors();
    List<CaseResult> results = validation.runCases();
    problems.throwIfErrors();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(render(results).toPrettyString());
    } else {
      print(out, results);
    }
    return results.stream().allMatch(CaseResult::holds) ? ExitCode.DONE : ExitCode.PROBLEM;
  }

  private static void print(PrintWriter out, List<CaseResult> results) {
    for (CaseResult result : results) {
      if (!result.holds()) {
        out.printf("%s %s: %s%n", result.location(), result.mapping(), result.name());
        result.differences().forEach(difference -> out.println("    " + difference));
      }
    }
    long held = results.stream().filter(CaseResult::holds).count();
    out.printf("%d cases hold, %d do not%n", held, results.size() - held);
  }

  private static ObjectNode render(List<CaseResult> results) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode list = root.putArray("cases");
    for (CaseResult result : results) {
      ObjectNode node = list.addObject();
      node.put("mapping", result.mapping());
      node.put("case", result.name());
      node.put("location", result.location().toString());
      node.put("holds", result.holds());
      ArrayNode differences = node.putArray("differences");
      result.differences().forEach(differences::add);
    }
    return root;
  }
}
