package dev.deskferry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.deskferry.problem.Problems;
import dev.deskferry.spec.SourceReader;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the README shows can be typed. */
class ReadmeIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @Test
  void everyCommandLineIsOneThatTheVerbsUnderstand() {
    List<String> commands =
        blocks("sh").stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("./deskferry "))
            .map(line -> line.replaceFirst("#.*", "").strip())
            .toList();
    assertThat(commands).contains("./deskferry demo", "./deskferry load --execute");
    for (String command : commands) {
      String[] arguments = command.substring("./deskferry ".length()).split(" +");
      assertThatCode(() -> Deskferry.commandLine().parseArgs(arguments))
          .as(command)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theTableOfVerbsNamesAllOfThem() {
    String readme = readme();
    assertThat(Deskferry.commandLine().getSubcommands().keySet())
        .allSatisfy(verb -> assertThat(readme).contains("| `" + verb + "` |"));
  }

  @Test
  void everySqlStatementRuns() {
    List<String> statements =
        blocks("sql").stream()
            .flatMap(block -> Pattern.compile(";\\s*(\\n|$)").splitAsStream(block))
            .filter(statement -> !statement.isBlank())
            .toList();
    assertThat(statements).hasSizeGreaterThan(5);
    statements.forEach(POSTGRES::execute);
  }

  @Test
  void theSourceThatIsShownIsReadWithoutAProblem() {
    String source =
        blocks("yaml").stream()
            .filter(block -> block.startsWith("source:"))
            .findFirst()
            .orElseThrow();
    Problems problems = new Problems();
    new SourceReader(Map.of(), problems).read("mappings/sources/macros.yaml", source);
    assertThat(problems.all()).isEmpty();
  }

  private static List<String> blocks(String language) {
    Matcher matcher =
        Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL).matcher(readme());
    return matcher.results().map(found -> found.group(1)).toList();
  }

  private static String readme() {
    try {
      return Files.readString(Repository.root().resolve("README.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
