package dev.deskferry.staging.server;

import dev.deskferry.staging.StagingException;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The use of an embedded server by one opener. Any number of openers, in one JVM or many, share the
 * one server of a folder; the server goes down when the last of them closes. A process that is
 * killed closes nothing: its server runs on until the next opener of the folder takes it over and,
 * being the last, stops it. A JVM that exits without closing stops using the server eight seconds
 * after its shutdown began.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final Map<Path, SharedServer> SHARED = new HashMap<>();

  private final SharedServer shared;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedServer(SharedServer shared) {
    this.shared = shared;
  }

  /**
   * Uses the server of the folder, starting it when it does not run; its database exists
   * afterwards. An empty or missing folder gets a new cluster.
   *
   * @throws StagingException when the folder cannot be used or the server does not start: one
   *     sentence saying what to do
   */
  public static EmbeddedServer open(Path directory, ServerOptions options) {
    ServerFolder folder = ServerFolder.at(directory);
    synchronized (SHARED) {
      SharedServer shared = SHARED.get(folder.root());
      if (shared == null) {
        shared = join(folder, options);
        SHARED.put(folder.root(), shared);
      }
      shared.requirePort(options.port());
      shared.userCount++;
      return new EmbeddedServer(shared);
    }
  }

  private static SharedServer join(ServerFolder folder, ServerOptions options) {
    FolderLocks locks = null;
    try {
      locks = new FolderLocks(folder);
      try (FileLock starting = locks.lockStart()) {
        locks.use();
        return SharedServer.adoptOrStart(folder, options, locks);
      }
    } catch (IOException | RuntimeException e) {
      if (locks != null) {
        closeQuietly(locks, e);
      }
      throw e instanceof StagingException told
          ? told
          : new StagingException(
              folder.root()
                  + ": the embedded Postgres cannot be used: "
                  + e.getMessage()
                  + "; correct that, or set STAGING_URL",
              e);
    }
  }

  private static void closeQuietly(FolderLocks locks, Exception failure) {
    try {
      locks.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** {@code jdbc:postgresql://127.0.0.1:PORT/deskferry}. */
  public String url() {
    return shared.url(ServerFolder.DATABASE);
  }

  /** The owner of the database. */
  public String user() {
    return ServerFolder.USER;
  }

  /** The password of {@link #user}, made up once and kept in {@link #passwordFile}. */
  public String password() {
    return shared.password();
  }

  /** A file in libpq's format, for {@code PGPASSFILE}; readable by the folder's owner only. */
  public Path passwordFile() {
    return shared.folder().pgpass();
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return shared.port();
  }

  /** The folder, as a real path. */
  public Path directory() {
    return shared.folder().root();
  }

  /** Whether a server was running already when this JVM first opened the folder. */
  public boolean wasAdopted() {
    return shared.wasAdopted();
  }

  /**
   * Ends this use; the last one stops the server and waits until it is down. May be called twice;
   * never throws.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      synchronized (SHARED) {
        if (--shared.userCount == 0) {
          SHARED.remove(shared.folder().root());
          shared.leave();
        }
      }
    }
  }
}
