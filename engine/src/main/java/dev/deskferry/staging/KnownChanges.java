package dev.deskferry.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which changes the files of this program hold, against those a database has. */
final class KnownChanges {

  private static final Pattern CHANGE =
      Pattern.compile("^--changeset [^:\\s]+:(\\S+)", Pattern.MULTILINE);
  private static final int NAMED = 3;

  private KnownChanges() {}

  /**
   * Refuses a database that a newer program has changed: this one would write what its tables no
   * longer mean.
   *
   * @throws StagingException naming the changes
   */
  static void refuseNewer(Access access, Connection connection, Path changelog)
      throws SQLException {
    Set<String> unknown = applied(connection);
    unknown.removeAll(known(changelog));
    if (!unknown.isEmpty()) {
      List<String> some = unknown.stream().limit(NAMED).toList();
      throw new StagingException(
          "%s: the schema is newer than this program: it has changes that staging-schema/changelog does not know (%s%s); run the Deskferry that made them, or name another staging database with STAGING_URL"
              .formatted(
                  access.name(), String.join(", ", some), unknown.size() > NAMED ? ", …" : ""));
    }
  }

  private static Set<String> applied(Connection connection) throws SQLException {
    Set<String> applied = new TreeSet<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("SELECT to_regclass('migration.databasechangelog') IS NULL")) {
        found.next();
        if (found.getBoolean(1)) {
          return applied;
        }
      }
      try (ResultSet found = statement.executeQuery("SELECT id FROM migration.databasechangelog")) {
        while (found.next()) {
          applied.add(found.getString(1));
        }
      }
    }
    return applied;
  }

  private static Set<String> known(Path changelog) {
    try (Stream<Path> files = Files.list(changelog)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .flatMap(file -> CHANGE.matcher(text(file)).results())
          .map((MatchResult match) -> match.group(1))
          .collect(Collectors.toSet());
    } catch (IOException | UncheckedIOException e) {
      throw new StagingException(changelog + ": the changelog files cannot be read", e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
