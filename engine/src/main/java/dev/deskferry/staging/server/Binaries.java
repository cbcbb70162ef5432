package dev.deskferry.staging.server;

import dev.deskferry.staging.StagingException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Postgres programs that run on this machine, and as whom.
 *
 * @param bin the folder with {@code initdb}, {@code pg_ctl} and {@code postgres}
 * @param major their version, such as 18
 */
record Binaries(Path bin, int major, Launcher launcher) {
  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

  /**
   * The first that works: those of the jar, then the system's own, hidden in a user namespace if we
   * are root; then both once more as an ordinary user. When the folder holds a cluster, only its
   * major version will do.
   *
   * @throws StagingException when none works, with what was tried
   */
  static Binaries choose(ServerFolder folder) throws IOException {
    Optional<String> wanted = folder.majorVersion();
    List<String> tried = new ArrayList<>();
    for (Launcher launcher : Launcher.candidates(folder)) {
      launcher.giveAway(folder.root());
      for (Place place : places(folder, launcher)) {
        try {
          Path bin = place.bin();
          Launcher.Result version =
              launcher.run(List.of(bin.resolve("postgres").toString(), "--version"));
          Matcher major = VERSION.matcher(version.output());
          if (!version.isGood() || !major.find()) {
            tried.add(place.name() + prefix(launcher) + ": " + lastLine(version.output()));
          } else if (wanted.isPresent() && !wanted.get().equals(major.group(1))) {
            tried.add(place.name() + " is version " + major.group(1));
          } else {
            return new Binaries(bin, Integer.parseInt(major.group(1)), launcher);
          }
        } catch (IOException e) {
          tried.add(place.name() + prefix(launcher) + ": " + e.getMessage());
        }
      }
    }
    throw none(folder, wanted, tried);
  }

  private static StagingException none(
      ServerFolder folder, Optional<String> wanted, List<String> tried) {
    String found =
        tried.isEmpty()
            ? "no Postgres was found on this machine"
            : String.join("; ", tried.stream().distinct().toList());
    return new StagingException(
        wanted
            .map(
                version ->
                    folder.data()
                        + ": holds a database of Postgres "
                        + version
                        + ", but "
                        + found
                        + "; install Postgres "
                        + version
                        + ", move the folder away to begin with an empty database, or set STAGING_URL")
            .orElse(
                folder.root()
                    + ": the embedded Postgres cannot run here ("
                    + found
                    + "); install Postgres 14 or newer, or set STAGING_URL to one that runs elsewhere"));
  }

  private static List<Place> places(ServerFolder folder, Launcher launcher) {
    List<Place> places = new ArrayList<>();
    BinaryArchive.forThisSystem()
        .ifPresent(
            archive ->
                places.add(
                    new Place(
                        "the Postgres in the jar",
                        () -> archive.unpackedBelow(cache(folder, launcher)))));
    systemFolders().forEach(bin -> places.add(new Place("the Postgres in " + bin, () -> bin)));
    return places;
  }

  /**
   * A user's cache, shared by all folders; below the folder when there is no home, or another user
   * must read it.
   */
  private static Path cache(ServerFolder folder, Launcher launcher) {
    Path below = folder.root().resolve("binaries");
    if (launcher.user().isPresent()) {
      return below;
    }
    String configured = System.getenv("XDG_CACHE_HOME");
    Path caches =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    Path cache = caches.resolve("deskferry");
    try {
      Files.createDirectories(cache);
      return Files.isWritable(cache) ? cache : below;
    } catch (IOException noHome) {
      return below;
    }
  }

  private static List<Path> systemFolders() {
    List<Path> folders = new ArrayList<>();
    Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(Path::of)
        .forEach(folders::add);
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.map(version -> version.resolve("bin")).forEach(folders::add);
      } catch (IOException unreadable) {
        return List.of();
      }
    }
    return folders.stream()
        .filter(
            bin ->
                Stream.of("initdb", "pg_ctl", "postgres")
                    .allMatch(program -> Files.isExecutable(bin.resolve(program))))
        .map(Binaries::real)
        .distinct()
        .toList();
  }

  private static Path real(Path bin) {
    try {
      return bin.resolve("pg_ctl").toRealPath().resolveSibling("");
    } catch (IOException e) {
      return bin;
    }
  }

  private static String prefix(Launcher launcher) {
    return launcher.prefix().isEmpty() ? "" : " by " + String.join(" ", launcher.prefix());
  }

  static String lastLine(String output) {
    return output.lines().reduce((first, second) -> second).orElse("no output");
  }

  /** Runs one of the programs. */
  Launcher.Result run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(bin.resolve(program).toString()));
    command.addAll(List.of(arguments));
    return launcher.run(command);
  }

  private record Place(String name, Source source) {
    Path bin() throws IOException {
      return source.find();
    }
  }

  private interface Source {
    Path find() throws IOException;
  }
}
