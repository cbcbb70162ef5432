package dev.deskferry.app;

import dev.deskferry.home.Home;
import dev.deskferry.problem.Problems;
import dev.deskferry.spec.MigrationFiles;
import dev.deskferry.spec.MigrationReader;
import dev.deskferry.spec.MigrationSpec;
import dev.deskferry.spec.SettingsCheck;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.StagingDatabase;
import dev.deskferry.staging.StagingSettings;
import dev.deskferry.staging.Waits;
import dev.deskferry.yaml.MapNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The folder a migration lives in ({@code mappings}, {@code routes}, {@code staging-schema})
 * together with the environment it is read with.
 *
 * @param folder absolute
 * @param environment variables by name
 * @param stagingFolder where the embedded Postgres keeps its data whatever the settings say; empty
 *     to do as they say
 */
record Installation(Path folder, Map<String, String> environment, Optional<Path> stagingFolder) {

  /** {@code DESKFERRY_HOME}, else the working folder. */
  static Installation current() {
    Map<String, String> environment = System.getenv();
    String named = environment.getOrDefault("DESKFERRY_HOME", "");
    Path folder = Path.of(named.isEmpty() ? "." : named).toAbsolutePath().normalize();
    return new Installation(folder, environment, Optional.empty());
  }

  /** The same folder, read as if these variables were set too. */
  Installation with(Map<String, String> variables) {
    Map<String, String> more = new HashMap<>(environment);
    more.putAll(variables);
    return new Installation(folder, more, stagingFolder);
  }

  /** The same with an embedded Postgres in that folder, whatever the settings say. */
  Installation stagedIn(Path data) {
    return new Installation(folder, environment, Optional.of(data));
  }

  Path routes() {
    return folder.resolve("routes");
  }

  Path schema() {
    return folder.resolve("staging-schema");
  }

  /** Every YAML file below {@code mappings}. */
  MigrationFiles files() {
    return new Home(folder).mappingFiles();
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
    return openStaging(Waits.Pause.ASLEEP);
  }

  /**
   * The same for whoever may be asked to stop meanwhile.
   *
   * @param pause how to wait for another process that brings the schema up to date
   */
  Database openStaging(Waits.Pause pause) {
    Problems problems = new Problems();
    StagingSettings settings = staging(migration(problems));
    problems.throwIfErrors();
    return StagingDatabase.open(settings, pause);
  }

  /** Which staging database the section {@code staging} of the settings names. */
  StagingSettings staging(MigrationSpec migration) {
    MapNode section = SettingsCheck.staging(migration.staging());
    boolean isNamed = stagingFolder.isEmpty();
    Path named = folder.resolve(section.optionalText("directory").orElse(".deskferry/staging"));
    return new StagingSettings(
        section.optionalText("url").filter(text -> isNamed),
        section.optionalText("user").filter(text -> isNamed),
        section.optionalText("password").filter(text -> isNamed),
        stagingFolder.orElse(named),
        schema(),
        section.optionalInt("pool_size").orElse(StagingSettings.DEFAULT_POOL_SIZE),
        section.optionalDuration("patience").orElse(StagingSettings.DEFAULT_PATIENCE));
  }
}
