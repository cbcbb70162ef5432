package dev.deskferry.spec;

import dev.deskferry.problem.Location;
import dev.deskferry.problem.Problems;
import dev.deskferry.problem.Wording;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code mappings/migration.yaml} and the mappings beside it. */
public final class MigrationReader {

  /** The settings file. */
  public static final String SETTINGS = "mappings/migration.yaml";

  private static final String FOLDER = "mappings";
  private static final String CASES = ".cases.yaml";

  private MigrationReader() {}

  /**
   * Reads a whole migration.
   *
   * @param environment for <code>${NAME}</code> in the settings
   * @param problems takes everything that is wrong; the spec is of use only when it has no errors
   */
  public static MigrationSpec read(
      MigrationFiles files, Map<String, String> environment, Problems problems) {
    MapNode settings = new Environment(environment).fill(settings(files, problems));
    settings.allowOnly(SettingsKeys.MIGRATION.names());
    MapNode owners = section(settings, "owners");
    owners.allowOnly(SettingsKeys.OWNERS.names());
    return new MigrationSpec(
        section(settings, "zendesk"),
        section(settings, "hubspot"),
        section(settings, "extract"),
        section(settings, "load"),
        section(settings, "cluster"),
        section(settings, "staging"),
        owners.optionalText("fallback"),
        mappingFiles(files, settings).stream()
            .map(file -> MappingReader.read(file, files.text(file).orElse(""), problems))
            .toList(),
        problems);
  }

  /** Mapping files of a migration without the settings and the cases, by name. */
  static List<String> mappingFiles(MigrationFiles files) {
    return files.in(FOLDER, ".yaml").stream()
        .filter(file -> !file.equals(SETTINGS) && !file.endsWith(CASES))
        .toList();
  }

  /** Cases files of a migration, by name. */
  public static List<String> casesFiles(MigrationFiles files) {
    return files.in(FOLDER, CASES);
  }

  private static List<String> mappingFiles(MigrationFiles files, MapNode settings) {
    List<String> found = mappingFiles(files);
    List<String> named =
        settings.optionalTexts("mappings").stream()
            .map(name -> FOLDER + "/" + name + ".yaml")
            .toList();
    if (named.isEmpty()) {
      return found;
    }
    return named.stream().filter(file -> known(file, found, settings)).toList();
  }

  private static boolean known(String file, List<String> found, MapNode settings) {
    if (!found.contains(file)) {
      settings.errorAtKey(
          "mappings", "missing-file", "there is no " + file + Wording.suggestion(file, found));
    }
    return found.contains(file);
  }

  private static MapNode settings(MigrationFiles files, Problems problems) {
    Optional<String> text = files.text(SETTINGS);
    if (text.isEmpty()) {
      problems.error(
          Location.ofFile(SETTINGS),
          "",
          "missing-file",
          "the file is missing; start in the folder that holds mappings/, or name it with DESKFERRY_HOME");
    }
    return YamlReader.readMap(SETTINGS, text.orElse("{}"), problems);
  }

  /** A section, empty when absent. */
  static MapNode section(MapNode settings, String key) {
    return settings.optionalMap(key).orElseGet(() -> settings.emptyChild(key));
  }
}
