package dev.deskferry.staging.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The Postgres that comes in a jar (io.zonky.test.postgres, {@code
 * postgres-<system>-<architecture>.txz}), unpacked once into a cache. Many processes may unpack at
 * once: each into a folder of its own, and the first to finish gives it its name.
 */
final class BinaryArchive {
  private final URL archive;

  private BinaryArchive(URL archive) {
    this.archive = archive;
  }

  /** The archive for this system, empty when no jar on the class path has one. */
  static Optional<BinaryArchive> forThisSystem() {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
            ? "darwin"
            : "linux";
    String architecture =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> System.getProperty("os.arch");
        };
    // Alpine's C library runs only what was built for it.
    String suffix = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
    String name = "postgres-" + system + "-" + architecture + suffix + ".txz";
    return Optional.ofNullable(BinaryArchive.class.getClassLoader().getResource(name))
        .map(BinaryArchive::new);
  }

  /**
   * The folder {@code bin} of the unpacked archive below the cache, unpacking it first when it is
   * not there.
   *
   * @throws IOException when the cache cannot be written to or is full
   */
  Path unpackedBelow(Path cache) throws IOException {
    Path home = cache.resolve("postgres-" + fingerprint());
    if (!Files.isDirectory(home)) {
      Files.createDirectories(cache);
      Path own =
          Files.createTempDirectory(
              cache,
              ".unpacking-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
      try {
        unpackInto(own);
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(own, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        if (!Files.isDirectory(home)) {
          throw e;
        }
      } finally {
        deleteTree(own);
      }
    }
    return home.resolve("bin");
  }

  private String fingerprint() throws IOException {
    URLConnection connection = archive.openConnection();
    return connection instanceof JarURLConnection jar
        ? Long.toHexString(jar.getJarEntry().getCrc())
        : connection.getContentLengthLong() + "-" + connection.getLastModified();
  }

  private void unpackInto(Path folder) throws IOException {
    try (InputStream packed = archive.openStream();
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, folder);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    Path file = folder.resolve(entry.getName()).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("the archive of Postgres holds a path that leads out of it");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.copy(folder.resolve(entry.getLinkName()), file, StandardCopyOption.COPY_ATTRIBUTES);
    } else {
      Files.copy(content, file);
      Files.setPosixFilePermissions(
          file,
          PosixFilePermissions.fromString(
              (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
    }
  }

  /** Deletes a folder and all below it; nothing happens when it is not there. */
  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
