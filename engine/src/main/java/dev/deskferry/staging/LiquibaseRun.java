package dev.deskferry.staging;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.exception.MigrationFailedException;
import liquibase.exception.ValidationFailedException;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * One run of Liquibase over {@code changelog/db.changelog.yaml}, silent, its own tables in schema
 * {@code migration}.
 */
final class LiquibaseRun {
  /** Held for ever: a logger nobody holds is forgotten together with its level. */
  private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

  private LiquibaseRun() {}

  /**
   * Applies the changes that the database does not have.
   *
   * @throws StagingException naming the change that failed
   */
  static void update(Access access, Connection connection, Path schemaFolder) throws SQLException {
    LIQUIBASE_LOG.setLevel(Level.OFF);
    makeSchema(connection);
    try {
      Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
          () -> {
            Database database =
                DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(connection));
            database.setLiquibaseSchemaName("migration");
            Liquibase liquibase =
                new Liquibase(
                    "changelog/db.changelog.yaml",
                    new DirectoryResourceAccessor(schemaFolder),
                    database);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            liquibase.update(new Contexts(), new LabelExpression());
          });
    } catch (FileNotFoundException e) {
      throw new StagingException(
          schemaFolder
              + ": no such folder; set DESKFERRY_HOME to the folder that holds staging-schema",
          e);
    } catch (LiquibaseException e) {
      throw explain(access, telling(e));
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Liquibase failed in a way it does not declare", e);
    }
  }

  /** Liquibase's own tables need their schema before the first change can make it. */
  private static void makeSchema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "DO $$ BEGIN IF to_regnamespace('migration') IS NULL THEN CREATE SCHEMA migration; END IF; END $$");
    }
  }

  /** Liquibase wraps what went wrong in layers; these two say which change it was. */
  private static LiquibaseException telling(LiquibaseException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ValidationFailedException || cause instanceof MigrationFailedException) {
        return (LiquibaseException) cause;
      }
    }
    return failure;
  }

  private static StagingException explain(Access access, LiquibaseException failure) {
    String told = oneLine(failure);
    return failure instanceof ValidationFailedException
        ? new StagingException(
            access.name()
                + ": staging-schema/changelog is not what was applied there ("
                + told
                + "); restore the released changelog files, or use a new database",
            failure)
        : new StagingException(
            access.name() + ": the schema could not be brought up to date: " + told, failure);
  }

  private static String oneLine(Throwable failure) {
    return String.valueOf(failure.getMessage())
        .strip()
        .lines()
        .limit(4)
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }
}
