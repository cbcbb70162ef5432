package dev.deskferry.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verbs of Deskferry in processes of their own, as the launcher starts them ({@code
 * DESKFERRY_JAVA_OPTS} included), their progress on our standard error.
 *
 * @param home with mappings, routes and schema
 * @param zendesk address
 * @param hubspot address
 * @param heapMegabytes of each process
 */
record Ferry(
    Workplace place,
    Path home,
    Staging staging,
    String zendesk,
    String hubspot,
    int heapMegabytes) {

  private static final String MAIN = "dev.deskferry.app.Deskferry";

  /** With the mappings of the repository. */
  static Ferry of(Workplace place, StandIns standIns, int heapMegabytes) {
    return new Ferry(
        place,
        Path.of("").toAbsolutePath(),
        place.staging(),
        standIns.zendesk(),
        standIns.hubspot(),
        heapMegabytes);
  }

  Ferry at(Path otherHome) {
    return new Ferry(place, otherHome, staging, zendesk, hubspot, heapMegabytes);
  }

  Ferry with(Staging otherStaging) {
    return new Ferry(place, home, otherStaging, zendesk, hubspot, heapMegabytes);
  }

  Ferry withHubSpot(String address) {
    return new Ferry(place, home, staging, zendesk, address, heapMegabytes);
  }

  /** Runs a verb to its end and says how long that took, start of the JVM included. */
  Duration run(String... words) {
    System.err.println("deskferry " + String.join(" ", words));
    long begin = System.nanoTime();
    try (Child child = start(words)) {
      child.awaitSuccess(String.join(" ", words));
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Starts a verb. */
  Child start(String... words) {
    return start(List.of(), words);
  }

  /** The same with more options of the JVM. */
  Child start(List<String> flags, String... words) {
    return start(flags, Optional.empty(), words);
  }

  /** Starts a node and returns when it is ready; its progress goes to a file. */
  Child node(List<String> flags, int number) {
    Child node = start(flags, Optional.of(place.file("node-" + number + ".log")), "node");
    System.err.println(node.line());
    return node;
  }

  private Child start(List<String> flags, Optional<Path> errors, String... words) {
    List<String> all = new ArrayList<>();
    all.addAll(
        Arrays.stream(System.getenv().getOrDefault("DESKFERRY_JAVA_OPTS", "").split(" "))
            .filter(word -> !word.isEmpty())
            .toList());
    all.addAll(flags);
    return place.start(
        new Child.Launch(heapMegabytes, all, environment(), errors), MAIN, List.of(words));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("DESKFERRY_HOME", home.toString());
    environment.put("STAGING_URL", staging.url());
    environment.put("STAGING_USER", staging.user());
    environment.put("STAGING_PASSWORD", staging.password());
    environment.put("ZENDESK_URL", zendesk);
    environment.put("ZENDESK_EMAIL", "admin@example.com");
    environment.put("ZENDESK_TOKEN", "zendesk-token");
    environment.put("HUBSPOT_URL", hubspot);
    environment.put("HUBSPOT_TOKEN", "hubspot-token");
    return environment;
  }
}
