package dev.deskferry.testing;

import dev.deskferry.staging.server.EmbeddedServer;
import dev.deskferry.staging.server.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A Postgres of one's own, in a folder of one's own, that can be killed, frozen and started again
 * on the same port with the same data.
 */
public final class MortalPostgres implements AutoCloseable {
  private final Path folder;
  private final ServerOptions options;
  private EmbeddedServer server;

  private MortalPostgres(Path folder, ServerOptions options) {
    this.folder = folder;
    this.options = options;
    this.server = EmbeddedServer.open(folder, options);
  }

  /** Starts one. */
  public static MortalPostgres in(Path folder) {
    return new MortalPostgres(
        folder,
        ServerOptions.defaults()
            .with("fsync", "off")
            .with("full_page_writes", "off")
            .with("shared_buffers", "64MB")
            .onPort(freePort()));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JDBC URL of its database. */
  public String url() {
    return server.url();
  }

  /** Its superuser. */
  public String user() {
    return server.user();
  }

  /** The password of {@link #user}. */
  public String password() {
    return server.password();
  }

  /** Its port on the loopback address. */
  public int port() {
    return server.port();
  }

  /**
   * {@code kill -9} of the server process; its children notice and go. Returns when all are gone.
   */
  public void kill() {
    List<ProcessHandle> processes = processes();
    ProcessHandle postmaster = processes.get(0);
    postmaster.destroyForcibly();
    processes.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
    server.close();
  }

  /** Starts it again after {@link #kill}. */
  public void start() {
    server = EmbeddedServer.open(folder, options);
  }

  /** {@code kill -STOP} of the server and all of its children. */
  public void freeze() {
    processes().forEach(process -> signal(process, "STOP"));
  }

  /** Lets them go on after {@link #freeze}. */
  public void thaw() {
    processes().forEach(process -> signal(process, "CONT"));
  }

  /** The server process first. */
  private List<ProcessHandle> processes() {
    try {
      String pid = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid")).get(0);
      ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
      postmaster.descendants().forEach(all::add);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signal(ProcessHandle process, String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
