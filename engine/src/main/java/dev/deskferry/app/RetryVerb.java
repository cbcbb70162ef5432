package dev.deskferry.app;

import dev.deskferry.run.Retry;
import dev.deskferry.staging.Database;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets the next load send again what was refused. */
@Command(
    name = "retry",
    description = {
      "Marks refused records and links, so that the next load --execute sends them again although",
      "nothing about them has changed. Sends nothing itself. Several filters must all match."
    },
    footer = {
      "",
      "Example: deskferry retry --object tickets --code INVALID_OPTION",
      "         deskferry retry --id tickets:123 --id tickets:124"
    },
    mixinStandardHelpOptions = true)
final class RetryVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--object",
      paramLabel = "OBJECT",
      description = "an object type; may be repeated")
  List<String> objects = List.of();

  @Option(
      names = "--category",
      paramLabel = "CATEGORY",
      description = "a category as the verb errors shows it; may be repeated")
  List<String> categories = List.of();

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "a code as the verb errors shows it; may be repeated")
  List<String> codes = List.of();

  @Option(
      names = "--id",
      paramLabel = "OBJECT:ID",
      description = "one record by its Zendesk id; may be repeated")
  List<String> ids = List.of();

  @Option(names = "--all", description = "everything that was refused")
  boolean all;

  @Override
  public Integer call() {
    Retry.Filter filter = new Retry.Filter(objects, categories, codes, parsed());
    if (filter.isEmpty() != all) {
      throw new ParameterException(
          spec.commandLine(),
          all
              ? "--all leaves nothing out; expected it alone, or filters without it"
              : "which ones? Expected --object, --category, --code, --id or --all");
    }
    try (Database database = Installation.current().openStaging()) {
      KnownTypes.require(spec.commandLine(), database, "--object", objects);
      List<String> named = filter.ids().stream().map(Retry.Id::objectType).toList();
      KnownTypes.require(spec.commandLine(), database, "--id", named);
      print(spec.commandLine().getOut(), Retry.mark(database, filter));
    }
    return ExitCode.DONE;
  }

  private List<Retry.Id> parsed() {
    List<Retry.Id> parsed = new ArrayList<>();
    for (String text : ids) {
      int colon = text.indexOf(':');
      if (colon < 1 || colon == text.length() - 1) {
        throw new ParameterException(
            spec.commandLine(),
            "--id " + text + " names no record; expected OBJECT:ID, such as tickets:123");
      }
      parsed.add(new Retry.Id(text.substring(0, colon), text.substring(colon + 1)));
    }
    return parsed;
  }

  private static void print(PrintWriter out, Retry retry) {
    print(out, retry.records(), "records");
    print(out, retry.links(), "links");
    out.println(
        retry.records().isEmpty() && retry.links().isEmpty()
            ? "Nothing that was refused matches; deskferry errors shows what was."
            : "They are sent by the next: deskferry load --execute");
  }

  private static void print(PrintWriter out, Map<String, Long> counts, String what) {
    new TreeMap<>(counts)
        .forEach((type, count) -> out.printf(Locale.ROOT, "%s: %,d %s%n", type, count, what));
  }
}
