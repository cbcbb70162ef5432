package dev.deskferry.staging.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * As whom the server's programs are run: Postgres refuses to be run by root, so root either hides
 * in a user namespace ({@code unshare -U}; the files stay root's) or hands the folder to an
 * ordinary user ({@code runuser}).
 *
 * @param prefix words before the program
 * @param user the ordinary user who must own the data, empty when it is the one we are
 */
record Launcher(List<String> prefix, Optional<String> user) {
  private static final List<String> ORDINARY_USERS = List.of("postgres", "nobody");

  static final Launcher DIRECT = new Launcher(List.of(), Optional.empty());
  static final Launcher NAMESPACE =
      new Launcher(List.of(program("unshare"), "-U", "--"), Optional.empty());

  static Launcher as(String user) {
    return new Launcher(List.of(program("runuser"), "-u", user, "--"), Optional.of(user));
  }

  /**
   * Those that fit us and the owner of the data, the best first; whether they work on this machine
   * is not known yet.
   */
  static List<Launcher> candidates(ServerFolder folder) throws IOException {
    if (!isRoot(folder)) {
      return List.of(DIRECT);
    }
    if (Files.isDirectory(folder.data()) && !isRoots(folder.data())) {
      return List.of(as(Files.getOwner(folder.data()).getName()));
    }
    List<Launcher> all = new ArrayList<>(List.of(NAMESPACE));
    for (String user : ORDINARY_USERS) {
      if (exists(user)) {
        all.add(as(user));
      }
    }
    return all;
  }

  private static boolean isRoot(ServerFolder folder) throws IOException {
    Path self = Path.of("/proc/self");
    return isRoots(Files.exists(self) ? self : folder.root());
  }

  private static boolean isRoots(Path path) throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(path, "unix:uid"));
  }

  /** Programs of the administrator are often not on the path. */
  private static String program(String name) {
    return Stream.of("/usr/sbin", "/sbin", "/usr/bin", "/bin")
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(name);
  }

  private static boolean exists(String user) throws IOException {
    try {
      UserPrincipal found =
          Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
      return found != null;
    } catch (java.nio.file.attribute.UserPrincipalNotFoundException e) {
      return false;
    }
  }

  /** Gives a file or folder to the ordinary user, when there is one. */
  void giveAway(Path path) throws IOException {
    if (user.isPresent() && Files.exists(path)) {
      UserPrincipal owner =
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user.get());
      Files.getFileAttributeView(path, PosixFileAttributeView.class).setOwner(owner);
    }
  }

  /**
   * Runs a program to its end. Its output goes through a file: a server that it starts would keep a
   * pipe open.
   *
   * @throws IOException when it cannot be started, or has not ended after ten minutes
   */
  Result run(List<String> command) throws IOException {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(command);
    Path output = Files.createTempFile("deskferry-postgres", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().put("LC_ALL", "C");
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .redirectInput(new File("/dev/null"));
      // The working directory of root may be one that the ordinary user cannot enter.
      builder.directory(new File("/"));
      Process process = builder.start();
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(command.get(0) + " did not end within ten minutes");
      }
      return new Result(process.exitValue(), Files.readString(output).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("interrupted while running " + command.get(0));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** What a program said, both streams together. */
  record Result(int exitCode, String output) {
    boolean isGood() {
      return exitCode == 0;
    }
  }
}
