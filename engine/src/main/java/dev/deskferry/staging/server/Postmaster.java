package dev.deskferry.staging.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The server process that {@code data/postmaster.pid} speaks of. Lines of that file: 1 pid, 4 port.
 * Source: PostgreSQL, {@code src/include/utils/pidfile.h}.
 */
record Postmaster(long pid, int port) {

  /** An id above the largest that Linux gives (2^22), so that nobody has it. */
  private static final String NOBODY = "9999999";

  /**
   * The living server of this folder; empty when there is none, or the file speaks of a process
   * that is something else.
   */
  static Optional<Postmaster> of(Path data) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(data.resolve("postmaster.pid"));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    // A file with fewer lines is being written by a server that has not opened its port yet.
    if (lines.size() < 4 || !lines.get(0).matches("\\d+") || !lines.get(3).matches("\\d+")) {
      return Optional.empty();
    }
    Postmaster found = new Postmaster(Long.parseLong(lines.get(0)), Integer.parseInt(lines.get(3)));
    return isServerOf(found.pid(), data) ? Optional.of(found) : Optional.empty();
  }

  /**
   * Makes a {@code postmaster.pid} harmless whose process exists but is not this folder's server.
   * Postgres takes any process of that id for a server and refuses to start, and in a container ids
   * come round quickly. The rest of the file stays: it names the shared memory by which Postgres
   * notices children of a killed server that still write.
   */
  static void disarmMisleadingFile(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    if (!lines.isEmpty()
        && lines.get(0).matches("\\d+")
        && !isServerOf(Long.parseLong(lines.get(0)), data)) {
      lines.set(0, NOBODY);
      Files.write(file, lines);
    }
  }

  private static boolean isServerOf(long pid, Path data) throws IOException {
    if (!isAlive(pid)) {
      return false;
    }
    // A server's working directory is its data folder.
    Path directory = Path.of("/proc", Long.toString(pid), "cwd");
    try {
      return Files.isSymbolicLink(directory) ? Files.isSameFile(directory, data) : isPostgres(pid);
    } catch (IOException unreadable) {
      return isPostgres(pid);
    }
  }

  private static boolean isPostgres(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(command -> command.contains("postgres"))
        .orElse(true);
  }

  private static boolean isAlive(long pid) throws IOException {
    if (!ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
      return false;
    }
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // "pid (command) state": a dead process that nobody has waited for is state Z and still has
      // an id.
      return !stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
    } catch (NoSuchFileException noProcFileSystem) {
      return true;
    }
  }
}
