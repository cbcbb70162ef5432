package dev.deskferry.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The named SQL statements of {@code staging-schema/statements}, one a file, read once. A name is
 * the path below that folder without {@code .sql}: {@code load/open-batch}. Immutable and safe for
 * many threads.
 */
public final class Statements {
  private final Path folder;
  private final SortedMap<String, Statement> byName;

  private Statements(Path folder, SortedMap<String, Statement> byName) {
    this.folder = folder;
    this.byName = byName;
  }

  /**
   * Reads every {@code *.sql} below {@code <stagingSchemaFolder>/statements}; a missing folder
   * holds no statements.
   *
   * @throws StagingException when a file cannot be read, is empty, or holds a parameter inside
   *     quotes
   */
  public static Statements in(Path stagingSchemaFolder) {
    Path folder = stagingSchemaFolder.resolve("statements");
    SortedMap<String, Statement> found = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".sql"))
            .forEach(file -> add(found, folder, file));
      } catch (IOException | UncheckedIOException e) {
        throw new StagingException(
            folder + ": the SQL statements cannot be read; check that the folder is readable", e);
      }
    }
    return new Statements(folder, found);
  }

  private static void add(SortedMap<String, Statement> found, Path folder, Path file) {
    String name = folder.relativize(file).toString().replace('\\', '/').replaceFirst("\\.sql$", "");
    try {
      String text = SqlText.clean("statements/" + name + ".sql", Files.readString(file));
      found.put(
          name, new Statement(name, text, SqlText.positional(text), SqlText.parameters(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The statement with its comments removed and its parameters written {@code :?name}, ready to be
   * a body for camel-jdbc.
   *
   * @throws StagingException when no file has that name; the message lists the names of its folder
   */
  public String text(String name) {
    return get(name).text();
  }

  /** All names, sorted. */
  public SortedSet<String> names() {
    return new TreeSet<>(byName.keySet());
  }

  /** The names of a statement's parameters, sorted, each once. */
  public SortedSet<String> parameters(String name) {
    return new TreeSet<>(get(name).parameters());
  }

  /** The file of a statement that has this text, with parameters as {@code ?}. */
  String nameOf(String positional) {
    return byName.values().stream()
        .filter(statement -> statement.positional().equals(positional))
        .map(Statement::file)
        .findFirst()
        .orElse("a statement");
  }

  Statement get(String name) {
    Statement statement = byName.get(name);
    if (statement == null) {
      String area = name.contains("/") ? name.substring(0, name.indexOf('/') + 1) : "";
      List<String> near = byName.keySet().stream().filter(known -> known.startsWith(area)).toList();
      throw new StagingException(
          folder
              + ": no statement \""
              + name
              + "\"; expected "
              + (near.isEmpty() ? "a file " + name + ".sql" : "one of " + String.join(", ", near)));
    }
    return statement;
  }

  /**
   * One statement.
   *
   * @param text with {@code :?name}
   * @param positional with {@code ?}
   * @param parameters one name for each {@code ?}
   */
  record Statement(String name, String text, String positional, List<String> parameters) {
    String file() {
      return "statements/" + name + ".sql";
    }
  }
}
