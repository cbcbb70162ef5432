package dev.deskferry.home;

import dev.deskferry.spec.MigrationFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The folder that holds {@code mappings/}, {@code routes/} and {@code staging-schema/}.
 *
 * @param root absolute
 */
public record Home(Path root) {

  /** Makes the path absolute. */
  public Home {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Reads every {@code .yaml} file below {@code mappings/}. Links are followed, as a mounted
   * Kubernetes ConfigMap has them; names that begin with a dot are left out.
   *
   * @return none when there is no such folder
   * @throws UncheckedIOException when a file cannot be read or is not UTF-8; its message names the
   *     file
   */
  public MigrationFiles mappingFiles() {
    Path folder = root.resolve("mappings");
    TreeMap<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> !isHidden(folder.relativize(file)))
            .filter(file -> file.toString().endsWith(".yaml"))
            .forEach(file -> texts.put(name(file), text(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(folder + " cannot be listed: " + e.getMessage(), e);
      }
    }
    return new MigrationFiles(texts);
  }

  private static boolean isHidden(Path file) {
    return StreamSupport.stream(file.spliterator(), false)
        .anyMatch(part -> part.toString().startsWith("."));
  }

  private String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static String text(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(file + " is not UTF-8; save it as UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
