package dev.deskferry.bench;

import dev.deskferry.staging.server.EmbeddedServer;
import dev.deskferry.staging.server.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder, a Postgres and the processes of one measurement. All of it is gone when this is closed,
 * and also when the measurement is stopped by a signal.
 */
final class Workplace implements AutoCloseable {

  private final Path folder;
  private final EmbeddedServer postgres;
  private final Deque<Child> children = new ArrayDeque<>();
  private boolean isClosed;

  private Workplace(Path folder) {
    this.folder = folder;
    this.postgres = EmbeddedServer.open(folder.resolve("staging"), ServerOptions.defaults());
  }

  static Workplace open() {
    try {
      Workplace place = new Workplace(Files.createTempDirectory("deskferry-bench-"));
      Runtime.getRuntime().addShutdownHook(new Thread(place::close, "leave-nothing"));
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The staging database, empty to begin with. */
  Staging staging() {
    return new Staging(postgres.url(), postgres.user(), postgres.password());
  }

  /** A file of this name, which need not exist. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Starts a program that is ended with this at the latest. */
  synchronized Child start(Child.Launch launch, String mainClass, List<String> arguments) {
    if (isClosed) {
      throw new IllegalStateException("the measurement is being stopped");
    }
    Child child = Child.start(launch, mainClass, arguments);
    children.push(child);
    return child;
  }

  /**
   * A copy of the repository's mappings, routes and schema with other settings.
   *
   * @param edits of {@code mappings/migration.yaml}: what stands there, once, and what shall
   */
  Path home(String name, Map<String, String> edits) {
    Path home = folder.resolve(name);
    for (String part : List.of("mappings", "routes", "staging-schema")) {
      copy(Path.of(part), home.resolve(part));
    }
    Path settings = home.resolve("mappings/migration.yaml");
    try {
      String text = Files.readString(settings);
      for (Map.Entry<String, String> edit : edits.entrySet()) {
        if (text.split(Pattern.quote(edit.getKey()), -1).length != 2) {
          throw new IllegalStateException(
              "mappings/migration.yaml: expected \"" + edit.getKey() + "\" once; adapt Settings");
        }
        text = text.replace(edit.getKey(), edit.getValue());
      }
      Files.writeString(settings, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return home;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    while (!children.isEmpty()) {
      children.pop().close();
    }
    postgres.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
