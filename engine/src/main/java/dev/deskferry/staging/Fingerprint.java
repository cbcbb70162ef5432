package dev.deskferry.staging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hash of all changelog files, names and bytes: equal means that there is nothing to migrate.
 */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * SHA-256 in hex, independent of the order in which the file system lists.
   *
   * @throws StagingException when the folder is missing or unreadable
   */
  static String of(Path changelogFolder) {
    try (Stream<Path> files = Files.list(changelogFolder)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
      for (Path file : sorted) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new StagingException(
          changelogFolder
              + ": the changelog of the staging schema cannot be read; set DESKFERRY_HOME to the folder that holds staging-schema",
          e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
