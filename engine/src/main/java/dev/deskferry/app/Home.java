package dev.deskferry.app;

import dev.deskferry.problem.Problems;
import dev.deskferry.spec.MigrationFiles;
import dev.deskferry.spec.MigrationReader;
import dev.deskferry.spec.MigrationSpec;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.StagingDatabase;
import dev.deskferry.staging.StagingSettings;
import dev.deskferry.yaml.MapNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder a migration lives in ({@code mappings}, {@code routes}, {@code staging-schema})
 * together with the environment it is read with.
 *
 * @param folder absolute
 * @param environment variables by name
 * @param stagingFolder where the embedded Postgres keeps its data whatever the settings say; empty
 *     to do as they say
 */
record Home(Path folder, Map<String, String> environment, Optional<Path> stagingFolder) {

  /** {@code DESKFERRY_HOME}, else the working folder. */
  static Home current() {
    Map<String, String> environment = System.getenv();
    String named = environment.getOrDefault("DESKFERRY_HOME", "");
    Path folder = Path.of(named.isEmpty() ? "." : named).toAbsolutePath().normalize();
    return new Home(folder, environment, Optional.empty());
  }

  /** The same folder, read as if these variables were set too. */
  Home with(Map<String, String> variables) {
    Map<String, String> more = new HashMap<>(environment);
    more.putAll(variables);
    return new Home(folder, more, stagingFolder);
  }

  /** The same with an embedded Postgres in that folder, whatever the settings say. */
  Home stagedIn(Path data) {
    return new Home(folder, environment, Optional.of(data));
  }

  Path routes() {
    return folder.resolve("routes");
  }

  Path schema() {
    return folder.resolve("staging-schema");
  }

  /** Every YAML file below {@code mappings}. */
  MigrationFiles files() {
    Path mappings = folder.resolve("mappings");
    if (!Files.isDirectory(mappings)) {
      return new MigrationFiles(Map.of());
    }
    try (Stream<Path> paths = Files.walk(mappings)) {
      Map<String, String> texts = new HashMap<>();
      for (Path path : paths.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        texts.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
      return new MigrationFiles(texts);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + mappings, e);
    }
  }

  /** Settings and mappings; of use only while the problems have no errors. */
  MigrationSpec migration(Problems problems) {
    return MigrationReader.read(files(), environment, problems);
  }

  /**
   * The staging database of the settings, opened.
   *
   * @throws dev.deskferry.problem.ProblemsException when the settings have errors
   */
  Database openStaging() {
    Problems problems = new Problems();
    StagingSettings settings = staging(migration(problems));
    problems.throwIfErrors();
    return StagingDatabase.open(settings);
  }

  /** Which staging database the section {@code staging} of the settings names. */
  StagingSettings staging(MigrationSpec migration) {
    MapNode section = migration.staging();
    section.allowOnly("url", "user", "password", "directory", "pool_size");
    boolean isNamed = stagingFolder.isEmpty();
    Path named = folder.resolve(section.optionalText("directory").orElse(".deskferry/staging"));
    return new StagingSettings(
        section.optionalText("url").filter(text -> isNamed),
        section.optionalText("user").filter(text -> isNamed),
        section.optionalText("password").filter(text -> isNamed),
        stagingFolder.orElse(named),
        schema(),
        section.optionalInt("pool_size").orElse(StagingSettings.DEFAULT_POOL_SIZE));
  }
}
