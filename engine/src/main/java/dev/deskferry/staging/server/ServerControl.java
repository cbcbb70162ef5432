package dev.deskferry.staging.server;

import dev.deskferry.staging.StagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Starts and stops the server process of a folder; only under the start lock. */
final class ServerControl {
  /**
   * Where the search for a free port begins: away from Postgres's own 5432, which the operator may
   * use.
   */
  private static final int FIRST_PORT = 54329;

  /**
   * How long children of a killed server may take to notice; they look when their current query
   * ends.
   */
  private static final Duration ORPHANS_LEAVE = Duration.ofSeconds(30);

  private static final long LOG_BYTES_KEPT = 10_000_000;

  private final ServerFolder folder;
  private final ServerOptions options;

  ServerControl(ServerFolder folder, ServerOptions options) {
    this.folder = folder;
    this.options = options;
  }

  /**
   * Starts a server. Returns its port.
   *
   * @throws StagingException when it does not come up, with Postgres's last word on it
   */
  int start() throws IOException {
    Binaries binaries = Binaries.choose(folder);
    Cluster.makeIfMissing(folder, binaries);
    Postmaster.disarmMisleadingFile(folder.data());
    return Waiting.until(ORPHANS_LEAVE, () -> tryStart(binaries))
        .orElseThrow(
            () ->
                new StagingException(
                    folder.data()
                        + ": processes of a killed server still use the data; end them and try again"));
  }

  /** Stops the server, waiting until it is down. */
  void stop() throws IOException {
    Launcher.Result stopped =
        Binaries.choose(folder)
            .run("pg_ctl", "-D", folder.data().toString(), "-m", "fast", "-w", "-t", "60", "stop");
    if (!stopped.isGood() && Postmaster.of(folder.data()).isPresent()) {
      throw new IOException(Binaries.lastLine(stopped.output()));
    }
  }

  private @Nullable Integer tryStart(Binaries binaries) throws IOException {
    int port = choosePort();
    configure(port);
    trimLog(binaries);
    long logStart = Files.size(folder.log());
    Launcher.Result started =
        binaries.run(
            "pg_ctl",
            "-D",
            folder.data().toString(),
            "-l",
            folder.log().toString(),
            "-w",
            "-t",
            "540",
            "start");
    if (started.isGood()) {
      folder.recordPort(port);
      return port;
    }
    String said = saidSince(logStart);
    boolean passing =
        said.contains("Address already in use") || said.contains("shared memory block");
    if (passing && options.port().isEmpty()) {
      return null;
    }
    String reason = reason(said).orElse(Binaries.lastLine(started.output()));
    throw new StagingException(
        folder.data()
            + ": the embedded Postgres does not start: "
            + reason
            + "; correct that (the whole log is "
            + folder.log()
            + "), or set STAGING_URL");
  }

  /**
   * What Postgres says last before it gives up, and that it does: the first alone often only points
   * at the second.
   */
  static Optional<String> reason(String said) {
    List<String> lines =
        said.lines().map(line -> line.replaceFirst("^.*?\\] ", "").strip()).toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("FATAL:")) {
        return Optional.of(i == 0 ? lines.get(i) : lines.get(i - 1) + "; " + lines.get(i));
      }
    }
    return Optional.empty();
  }

  private int choosePort() throws IOException {
    if (options.port().isPresent()) {
      int wanted = options.port().getAsInt();
      if (!isFree(wanted)) {
        throw new StagingException(
            "port "
                + wanted
                + " of 127.0.0.1 is taken by another program; choose another port, or leave it out");
      }
      return wanted;
    }
    Optional<Integer> recorded = folder.recordedPort();
    if (recorded.isPresent() && isFree(recorded.get())) {
      return recorded.get();
    }
    for (int port = FIRST_PORT; port < FIRST_PORT + 50; port++) {
      if (isFree(port)) {
        return port;
      }
    }
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private void configure(int port) throws IOException {
    TreeMap<String, String> lines = new TreeMap<>(options.settings());
    lines.put("listen_addresses", "127.0.0.1");
    lines.put("port", Integer.toString(port));
    // No socket file: its path may be longer than sockets allow.
    lines.put("unix_socket_directories", "");
    lines.put("log_error_verbosity", "terse");
    lines.put("log_min_error_statement", "panic");
    lines.put("log_timezone", "UTC");
    lines.put("timezone", "UTC");
    StringBuilder text =
        new StringBuilder(
            "# Written at every start; ALTER SYSTEM settings are kept in postgresql.auto.conf.\n");
    lines.forEach(
        (name, value) ->
            text.append(name).append(" = '").append(value.replace("'", "''")).append("'\n"));
    Files.writeString(folder.data().resolve("postgresql.conf"), text);
  }

  private void trimLog(Binaries binaries) throws IOException {
    Path log = folder.log();
    if (!Files.exists(log)) {
      ServerFolder.writePrivately(log, "");
      binaries.launcher().giveAway(log);
    } else if (Files.size(log) > LOG_BYTES_KEPT) {
      Files.writeString(log, "");
    }
  }

  private String saidSince(long logStart) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(folder.log()), java.nio.charset.StandardCharsets.UTF_8)
            .substring((int) Math.min(logStart, Files.size(folder.log())))
            .lines()
            .toList();
    return String.join("\n", lines);
  }
}
