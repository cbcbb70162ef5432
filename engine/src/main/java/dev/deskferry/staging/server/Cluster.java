package dev.deskferry.staging.server;

import dev.deskferry.staging.StagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the data folder. It appears under its name only when it is whole: a start that is killed
 * leaves nothing half done.
 */
final class Cluster {
  private Cluster() {}

  /**
   * Makes a cluster in {@code data} unless there is one. Only under the start lock.
   *
   * @throws StagingException when the folder holds something else, or initdb fails
   */
  static void makeIfMissing(ServerFolder folder, Binaries binaries) throws IOException {
    if (folder.majorVersion().isPresent()) {
      return;
    }
    refuseForeignFiles(folder.data());
    Path unfinished = folder.root().resolve("data.new");
    BinaryArchive.deleteTree(unfinished);
    Path passwordFile = folder.root().resolve("initdb.password");
    ServerFolder.writePrivately(passwordFile, folder.password() + "\n");
    try {
      binaries.launcher().giveAway(passwordFile);
      Launcher.Result made = binaries.run("initdb", arguments(binaries, unfinished, passwordFile));
      if (!made.isGood()) {
        throw new StagingException(
            folder.root()
                + ": initdb failed: "
                + Binaries.lastLine(made.output())
                + "; correct that, name another folder in staging.directory, or set STAGING_URL");
      }
      Files.deleteIfExists(folder.data());
      Files.move(unfinished, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  private static String[] arguments(Binaries binaries, Path data, Path passwordFile) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-D",
                data.toString(),
                "-U",
                ServerFolder.USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C"));
    // Knows upper and lower case of every alphabet, whatever locales the machine has; new in 17.
    if (binaries.major() >= 17) {
      arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    }
    return arguments.toArray(String[]::new);
  }

  private static void refuseForeignFiles(Path data) throws IOException {
    if (Files.isDirectory(data)) {
      try (Stream<Path> files = Files.list(data)) {
        if (files.findAny().isPresent()) {
          throw new StagingException(
              data
                  + ": holds files but no Postgres database; move them away, or name another folder in staging.directory");
        }
      }
    }
  }
}
