package dev.deskferry.spec;

import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.YamlReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the sections {@code zendesk, hubspot, extract, load, cluster} and {@code staging} of {@code
 * mappings/migration.yaml} as the verbs would, without the secrets that the verbs need.
 */
public final class SettingsCheck {

  /** The keys of section {@code staging}. */
  static final List<String> STAGING =
      List.of("url", "user", "password", "directory", "pool_size", "patience");

  private static final List<String> CREDENTIALS =
      List.of("oauth_token", "client_id", "client_secret", "email", "token");
  private static final int MOST_CONNECTIONS = 200;
  private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PATIENCE = Duration.ofHours(24);

  private SettingsCheck() {}

  /**
   * Checks all sections.
   *
   * @param environment for <code>${NAME}</code>; that a variable is not set is no problem here
   * @param problems takes everything that is wrong
   */
  public static void check(
      MigrationFiles files, Map<String, String> environment, Problems problems) {
    Problems found = new Problems();
    MapNode settings =
        new Environment(environment)
            .fill(
                YamlReader.readMap(
                    MigrationReader.SETTINGS,
                    files.text(MigrationReader.SETTINGS).orElse("{}"),
                    found));
    if (found.hasErrors()) {
      // The file itself is broken, which its first reader has told already.
      return;
    }
    MapNode zendesk = MigrationReader.section(settings, "zendesk");
    ZendeskSettings.read(zendesk);
    HubSpotSettings.read(MigrationReader.section(settings, "hubspot"));
    ExtractSettings.read(MigrationReader.section(settings, "extract"));
    LoadSettings.read(MigrationReader.section(settings, "load"));
    ClusterSettings.read(MigrationReader.section(settings, "cluster"));
    staging(MigrationReader.section(settings, "staging"));
    CREDENTIALS.forEach(zendesk::optionalText);
    boolean namesCredentials = CREDENTIALS.stream().anyMatch(zendesk::has);
    Set<String> unset =
        namesCredentials ? Set.of("missing-value", "no-credentials") : Set.of("missing-value");
    for (Problem problem : found.all()) {
      if (!unset.contains(problem.code())) {
        problems.add(problem);
      }
    }
  }

  /** Checks section {@code staging} and answers it. */
  public static MapNode staging(MapNode section) {
    section.allowOnly(STAGING.toArray(String[]::new));
    List.of("url", "user", "password", "directory").forEach(section::optionalText);
    int size = section.optionalInt("pool_size").orElse(1);
    if (size < 1 || size > MOST_CONNECTIONS) {
      section.errorAtKey("pool_size", "wrong-number", "expected a number from 1 to 200");
    }
    Duration patience = section.optionalDuration("patience").orElse(SHORTEST_PATIENCE);
    if (patience.compareTo(SHORTEST_PATIENCE) < 0 || patience.compareTo(LONGEST_PATIENCE) > 0) {
      section.errorAtKey("patience", "wrong-number", "expected a duration from 1s to 24h");
    }
    return section;
  }
}
