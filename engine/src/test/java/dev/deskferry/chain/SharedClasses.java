package dev.deskferry.chain;

import dev.deskferry.testing.Repository;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line up to the verb: a JVM for short lives, and what ships as the class path. Most of
 * a short life is its start, so the classes come from an archive, made once for each build.
 */
final class SharedClasses {

  private static final String CLASS_PATH =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> !entry.endsWith("test-classes"))
          .collect(Collectors.joining(File.pathSeparator));

  private static final List<String> OPTIONS = options();

  private SharedClasses() {}

  /** To be followed by a verb. */
  static List<String> command() {
    return command(OPTIONS);
  }

  /** A JVM that finds the archive not to be its own takes the classes from the class path. */
  private static List<String> options() {
    List<Path> entries = Stream.of(CLASS_PATH.split(File.pathSeparator)).map(Path::of).toList();
    if (entries.stream().anyMatch(Files::isDirectory)) {
      // An IDE's class path; only jars can be archived.
      return List.of();
    }
    Path archive = Path.of("target", "verbs.jsa").toAbsolutePath();
    Path lockFile = archive.resolveSibling("verbs.lock");
    try (FileChannel others =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      others.lock();
      if (!isCurrent(archive, entries)) {
        make(archive);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable");
  }

  private static boolean isCurrent(Path archive, List<Path> entries) throws IOException {
    if (!Files.exists(archive)) {
      return false;
    }
    for (Path entry : entries) {
      if (Files.exists(entry)
          && Files.getLastModifiedTime(entry).compareTo(Files.getLastModifiedTime(archive)) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Of the verb that needs neither accounts nor a database. */
  private static void make(Path archive) throws IOException {
    Files.deleteIfExists(archive);
    List<String> command = command(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
    command.add("validate");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DESKFERRY_HOME", Repository.root().toString());
    try {
      int exit = builder.start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("validate ended with exit code " + exit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> command(List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    command.addAll(options);
    command.addAll(List.of("-cp", CLASS_PATH, "dev.deskferry.app.Deskferry"));
    return command;
  }
}
