package dev.deskferry.chain;

import dev.deskferry.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The shipped mappings, routes and SQL in a folder of their own, to be edited by a test. */
record HomeCopy(Path folder) {

  /** Copies everything that a verb reads. */
  static HomeCopy into(Path folder) {
    for (String part : new String[] {"mappings", "routes", "staging-schema"}) {
      copy(Repository.root().resolve(part), folder.resolve(part));
    }
    return new HomeCopy(folder);
  }

  /** Replaces a text that must be there. */
  HomeCopy edit(String file, String text, String replacement) {
    try {
      Path path = folder.resolve(file);
      String before = Files.readString(path);
      if (!before.contains(text)) {
        throw new AssertionError(file + " does not hold: " + text);
      }
      Files.writeString(path, before.replace(text, replacement));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds or replaces a file. */
  HomeCopy write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
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
}
