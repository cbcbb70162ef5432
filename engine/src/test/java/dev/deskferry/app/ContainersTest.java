package dev.deskferry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.deskferry.problem.Problems;
import dev.deskferry.spec.ClusterSettings;
import dev.deskferry.spec.Discovery;
import dev.deskferry.testing.Repository;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What can be known of {@code docker-compose.yml} and {@code Dockerfile} without an engine to run
 * them: that all they name is there. Neither builds nor starts anything.
 */
class ContainersTest {

  private static final Path ROOT = Repository.root();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::-([^}]*))?}");

  private final MapNode services = compose().optionalMap("services").orElseThrow();

  @Test
  void everyCommandIsOneThatTheVerbsUnderstand() {
    List<String[]> commands =
        Stream.concat(
                services.keys().stream()
                    .map(service -> service(service).optionalTexts("command"))
                    .filter(command -> !command.isEmpty())
                    .map(command -> command.toArray(String[]::new)),
                text("docker-compose.yml")
                    .lines()
                    .filter(line -> line.startsWith("#   docker compose run --rm node "))
                    .map(line -> line.replaceFirst(".* node ", "").split(" ")))
            .toList();
    assertThat(commands).hasSizeGreaterThan(4);
    for (String[] command : commands) {
      assertThatCode(() -> Deskferry.commandLine().parseArgs(command))
          .as(String.join(" ", command))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void everyVariableOfANodeIsOneThatTheSettingsTake() throws IOException {
    Set<String> taken = new TreeSet<>(Set.of("DESKFERRY_JAVA_OPTS"));
    try (Stream<Path> files = Files.walk(ROOT.resolve("mappings"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
        VARIABLE.matcher(Files.readString(file)).results().forEach(it -> taken.add(it.group(1)));
      }
    }
    assertThat(taken).containsAll(environment("node").keySet());
  }

  @Test
  void theAddressesLeadToServicesOfTheFile() {
    Map<String, String> node = environment("node");
    Map<String, String> postgres = environment("postgres");
    assertThat(node.get("STAGING_URL"))
        .isEqualTo("jdbc:postgresql://postgres:5432/" + postgres.get("POSTGRES_DB"));
    assertThat(node)
        .containsEntry("STAGING_USER", postgres.get("POSTGRES_USER"))
        .containsEntry("STAGING_PASSWORD", postgres.get("POSTGRES_PASSWORD"));
    List<String> sandbox = service("sandbox").optionalTexts("command");
    assertThat(node)
        .containsEntry("ZENDESK_URL", "http://sandbox:" + after(sandbox, "--zendesk-port"))
        .containsEntry("HUBSPOT_URL", "http://sandbox:" + after(sandbox, "--hubspot-port"));
    assertThat(after(sandbox, "--host")).isEqualTo("0.0.0.0");
    assertThat(service("node").optionalMap("depends_on").orElseThrow().keys())
        .containsExactlyInAnyOrder("postgres", "sandbox");
    assertThat(service("postgres").optionalMap("healthcheck")).isPresent();
  }

  @Test
  void nodesListenToEachOtherAndFindAllContainersUnderTheNameOfTheirService() {
    Problems problems = new Problems();
    ClusterSettings cluster =
        ClusterSettings.read(
            new Installation(ROOT, environment("node"), Optional.empty())
                .migration(problems)
                .cluster());
    problems.throwIfErrors();
    assertThat(cluster.isWanted(true)).isTrue();
    assertThat(cluster.host()).isEqualTo(ClusterSettings.ANY);
    assertThat(cluster.discovery()).isEqualTo(new Discovery.Listed(List.of("node")));
    assertThat(services.keys()).contains("node");
  }

  @Test
  void everyVolumeIsDeclared() {
    Set<String> declared = Set.copyOf(compose().optionalMap("volumes").orElseThrow().keys());
    List<String> used =
        services.keys().stream()
            .flatMap(service -> service(service).optionalTexts("volumes").stream())
            .map(volume -> volume.replaceFirst(":.*", ""))
            .toList();
    assertThat(declared).isNotEmpty().containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void theImageIsMadeOfFilesThatAreThereAndHoldsAllThatAVerbReads() {
    List<String[]> copies =
        text("Dockerfile")
            .lines()
            .filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
            .map(line -> line.substring("COPY ".length()).split(" "))
            .toList();
    Set<String> sources =
        copies.stream()
            .flatMap(copy -> Arrays.stream(copy).limit(copy.length - 1L))
            .collect(Collectors.toSet());
    assertThat(sources)
        .allSatisfy(source -> assertThat(ROOT.resolve(source)).exists())
        .contains("deskferry", "mappings", "routes", "staging-schema", "engine", "sandbox");
    Matcher entry = Pattern.compile("ENTRYPOINT \\[\"\\./(.*)\"]").matcher(text("Dockerfile"));
    assertThat(entry.find()).isTrue();
    assertThat(ROOT.resolve(entry.group(1))).isExecutable();
  }

  @Test
  void itsBuildHasThePomOfEveryModule() {
    String dockerfile = text("Dockerfile");
    Pattern.compile("<module>(.*)</module>")
        .matcher(text("pom.xml"))
        .results()
        .map(module -> module.group(1))
        .forEach(
            module ->
                assertThat(dockerfile)
                    .containsPattern("COPY (%s|%s/pom.xml) ".formatted(module, module)));
  }

  private MapNode service(String name) {
    return services.optionalMap(name).orElseThrow();
  }

  /** As Compose would put it in where nothing is set. */
  private Map<String, String> environment(String service) {
    MapNode written = service(service).optionalMap("environment").orElseThrow();
    Map<String, String> environment = new HashMap<>();
    for (String name : written.keys()) {
      Matcher matcher = VARIABLE.matcher(written.optionalText(name).orElseThrow());
      environment.put(
          name,
          matcher.replaceAll(
              it -> Matcher.quoteReplacement(Optional.ofNullable(it.group(2)).orElse(""))));
    }
    return environment;
  }

  private static String after(List<String> command, String option) {
    return command.get(command.indexOf(option) + 1);
  }

  private static MapNode compose() {
    Problems problems = new Problems();
    MapNode read = YamlReader.readMap("docker-compose.yml", text("docker-compose.yml"), problems);
    problems.throwIfErrors();
    return read;
  }

  private static String text(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
