package dev.deskferry.staging;

import dev.deskferry.testing.PgServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Takes the whole schema back, change by change. */
final class SchemaRollback {
  private SchemaRollback() {}

  static void all(PgServer server, Path schemaFolder) throws Exception {
    try (Connection connection =
        DriverManager.getConnection(server.url(), server.user(), server.password())) {
      Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
          () -> {
            Database database =
                DatabaseFactory.getInstance()
                    .findCorrectDatabaseImplementation(new JdbcConnection(connection));
            database.setLiquibaseSchemaName("migration");
            new Liquibase(
                    "changelog/db.changelog.yaml",
                    new DirectoryResourceAccessor(schemaFolder),
                    database)
                .rollback(1000, new Contexts(), new LabelExpression());
          });
    }
  }
}
