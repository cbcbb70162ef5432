package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.problem.Problems;
import dev.deskferry.testing.Repository;
import dev.deskferry.yaml.ListNode;
import dev.deskferry.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No route without a test. */
class RouteCoverageTest {

  private static final Pattern RUNS_ROUTES =
      Pattern.compile("\\nclass \\w+ extends (CamelTestSupport|LoadRouteFixture) ");

  @Test
  void everyRouteIsNamedByATestThatRunsRoutes() throws IOException {
    String tests =
        String.join(
            "\n",
            texts(Repository.root().resolve("engine/src/test/java/dev/deskferry/route")).stream()
                .filter(RUNS_ROUTES.asPredicate())
                .toList());
    List<String> routes =
        texts(Repository.root().resolve("routes")).stream()
            .flatMap(RouteCoverageTest::routes)
            .toList();
    assertThat(routes).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    assertThat(routes)
        .allSatisfy(
            route ->
                assertThat(tests)
                    .as("a test of route %s", route)
                    .containsAnyOf("\"" + route + "\"", "\"direct:" + route + "\""));
  }

  private static Stream<String> routes(String yaml) {
    Problems problems = new Problems();
    ListNode entries = (ListNode) YamlReader.read("routes", yaml, problems);
    List<String> ids =
        entries.maps().stream()
            .filter(entry -> entry.has("route"))
            .map(entry -> entry.requireMap("route").requireText("id"))
            .toList();
    problems.throwIfErrors();
    return ids.stream();
  }

  private static List<String> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).map(RouteCoverageTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
