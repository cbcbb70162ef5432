package dev.deskferry.staging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SchemaMigrationIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path schema;

  @BeforeEach
  void copyTheChangelog() throws IOException {
    Files.createDirectories(schema.resolve("changelog"));
    try (Stream<Path> files = Files.list(Repository.stagingSchema().resolve("changelog"))) {
      for (Path file : files.toList()) {
        Files.copy(file, schema.resolve("changelog").resolve(file.getFileName()));
      }
    }
    POSTGRES.execute(
        "DROP SCHEMA IF EXISTS staging, migration, zendesk, hubspot, reconcile CASCADE");
  }

  @Test
  void leavesACurrentSchemaAlone() {
    open();
    POSTGRES.execute("DROP VIEW reconcile.problem");
    open();
    assertThatThrownBy(() -> POSTGRES.execute("SELECT * FROM reconcile.problem"))
        .hasMessageContaining("does not exist");
  }

  @Test
  void appliesWhatIsNewAndReplacesChangedViewsWhenAnyFileChanged() throws IOException {
    open();
    add("900-more", "CREATE TABLE staging.more (id bigint);");
    Path view = schema.resolve("changelog/115-zendesk-groups.sql");
    Files.writeString(
        view, Files.readString(view).replace("SELECT\n", "SELECT\n  'new' AS novelty,\n"));
    open();
    POSTGRES.execute(
        "SELECT id FROM staging.more; SELECT novelty FROM zendesk.groups; SELECT * FROM reconcile.problem");
  }

  @Test
  void eightAtOnceMigrateOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all =
          Stream.generate(() -> (Runnable) this::open)
              .limit(8)
              .<Future<?>>map(threads::submit)
              .toList();
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    POSTGRES.execute("SELECT * FROM staging.record");
  }

  @Test
  void goesOnAfterAMigrationThatWasKilled() throws IOException {
    open();
    POSTGRES.execute(
        "UPDATE migration.databasechangeloglock SET locked = true, lockgranted = now(), lockedby = 'a process that is no more'");
    add("900-more", "CREATE TABLE staging.more (id bigint);");
    open();
    POSTGRES.execute("SELECT id FROM staging.more");
  }

  @Test
  void namesTheChangeThatFails() throws IOException {
    open();
    add("900-wrong", "CREATE TABLE staging.record (id bigint);");
    assertThatThrownBy(this::open)
        .isInstanceOf(StagingException.class)
        .hasMessageContaining("the schema could not be brought up to date")
        .hasMessageContaining("900-wrong")
        .hasMessageContaining("relation \"record\" already exists");
  }

  @Test
  void refusesAReleasedChangeThatWasEdited() throws IOException {
    open();
    Files.writeString(
        schema.resolve("changelog/003-migration-run.sql"),
        "\nSELECT 1;\n",
        StandardOpenOption.APPEND);
    assertThatThrownBy(this::open)
        .isInstanceOf(StagingException.class)
        .hasMessageContaining("003-migration-run")
        .hasMessageContaining("restore the released changelog files, or use a new database");
  }

  @Test
  void refusesASchemaThatANewerProgramHasChanged() throws IOException {
    Path view = schema.resolve("changelog/115-zendesk-groups.sql");
    String before = Files.readString(schema.resolve("changelog/db.changelog.yaml"));
    add("900-more", "CREATE TABLE staging.more (id bigint);");
    open();
    Files.delete(schema.resolve("changelog/900-more.sql"));
    Files.writeString(schema.resolve("changelog/db.changelog.yaml"), before);
    Files.writeString(view, "\n-- older\n", StandardOpenOption.APPEND);
    assertThatThrownBy(this::open)
        .isInstanceOf(StagingException.class)
        .hasMessageContaining("the schema is newer than this program")
        .hasMessageContaining("(900-more)")
        .hasMessageContaining("another staging database with STAGING_URL");
  }

  @Test
  void everyChangeCanBeRolledBack() throws Exception {
    open();
    SchemaRollback.all(POSTGRES, schema);
    assertThatThrownBy(() -> POSTGRES.execute("SELECT * FROM staging.record"))
        .hasMessageContaining("does not exist");
    open();
  }

  @Test
  void saysWhereTheChangelogShouldBe() {
    assertThatThrownBy(() -> StagingDatabase.open(POSTGRES.settings(schema.resolve("absent"))))
        .isInstanceOf(StagingException.class)
        .hasMessageEndingWith(
            "the changelog of the staging schema cannot be read; set DESKFERRY_HOME to the folder that holds staging-schema");
  }

  private void open() {
    StagingDatabase.open(POSTGRES.settings(schema)).close();
  }

  private void add(String name, String sql) throws IOException {
    Files.writeString(
        schema.resolve("changelog/" + name + ".sql"),
        "--liquibase formatted sql\n\n--changeset deskferry:"
            + name
            + " splitStatements:false\n"
            + sql
            + "\n--rollback SELECT 1;\n");
    Files.writeString(
        schema.resolve("changelog/db.changelog.yaml"),
        "  - include: { file: changelog/" + name + ".sql }\n",
        StandardOpenOption.APPEND);
  }
}
