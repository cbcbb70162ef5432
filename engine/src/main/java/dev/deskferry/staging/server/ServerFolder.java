package dev.deskferry.staging.server;

import dev.deskferry.staging.StagingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The files of one embedded server: {@code data} (the cluster), {@code pgpass} (its password, for
 * the owner only), {@code port} (the port it had last), {@code server.log}, and the two lock files.
 */
record ServerFolder(Path root) {
  static final String USER = "deskferry";
  static final String DATABASE = "deskferry";

  /**
   * Makes the folder, readable for its owner only, when it is missing.
   *
   * @throws StagingException when it cannot be made or written to
   */
  static ServerFolder at(Path directory) {
    Path root = directory.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(root)) {
        Files.createDirectories(root);
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      ServerFolder folder = new ServerFolder(root.toRealPath());
      // Not by opening a lock file: closing one gives back every lock this process has on it.
      Files.delete(Files.createTempFile(folder.root(), ".writable", ""));
      return folder;
    } catch (IOException | UnsupportedOperationException e) {
      throw new StagingException(
          root
              + ": the folder of the embedded Postgres cannot be written to ("
              + e.getClass().getSimpleName()
              + "); make it writable, name another folder in staging.directory, or set STAGING_URL",
          e);
    }
  }

  Path data() {
    return root.resolve("data");
  }

  Path log() {
    return root.resolve("server.log");
  }

  Path startLock() {
    return root.resolve("start.lock");
  }

  Path usersLock() {
    return root.resolve("users.lock");
  }

  Path pgpass() {
    return root.resolve("pgpass");
  }

  FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** The major version of the cluster kept here, empty when there is none yet. */
  Optional<String> majorVersion() throws IOException {
    Path file = data().resolve("PG_VERSION");
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  Optional<Integer> recordedPort() throws IOException {
    Path file = root.resolve("port");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file).strip();
    return text.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  void recordPort(int port) throws IOException {
    Files.writeString(root.resolve("port"), port + "\n");
  }

  /**
   * The password kept in {@code pgpass}, made up when there is neither one nor a cluster. The file
   * has libpq's format, so that {@code PGPASSFILE} can name it.
   *
   * @throws StagingException when there is a cluster but no password
   */
  String password() throws IOException {
    if (Files.exists(pgpass())) {
      String line = Files.readString(pgpass()).strip();
      return line.substring(line.lastIndexOf(':') + 1);
    }
    if (majorVersion().isPresent()) {
      throw new StagingException(
          pgpass()
              + ": the password of the embedded Postgres is missing; put the file back, or move "
              + root
              + " away to begin with an empty database");
    }
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    String password = HexFormat.of().formatHex(bytes);
    writePrivately(pgpass(), "*:*:*:" + USER + ":" + password + "\n");
    return password;
  }

  /** Writes a file that only its owner can read, and has it on disk before returning. */
  static void writePrivately(Path file, String text) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(written);
    Files.createFile(
        written,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      channel.write(java.nio.charset.StandardCharsets.UTF_8.encode(text));
      channel.force(true);
    }
    Files.move(written, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
