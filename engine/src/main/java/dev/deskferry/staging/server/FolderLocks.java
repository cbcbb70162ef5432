package dev.deskferry.staging.server;

import dev.deskferry.staging.StagingException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a server folder, kept by the operating system so that a killed process is forgotten at
 * once. Every user holds a shared lock on {@code users.lock}; starting and stopping happen under
 * the exclusive lock on {@code start.lock}. Such locks belong to a process, so one JVM must have
 * one instance for a folder.
 */
final class FolderLocks implements AutoCloseable {
  /** Longer than any start that is going on elsewhere, recovery after a crash included. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ServerFolder folder;
  private final FileChannel start;
  private final FileChannel users;
  private @Nullable FileLock use;

  FolderLocks(ServerFolder folder) throws IOException {
    this.folder = folder;
    this.start = folder.open(folder.startLock());
    this.users = folder.open(folder.usersLock());
  }

  /**
   * Takes the right to start or stop; give it back by closing the lock.
   *
   * @throws StagingException when another process holds it for five minutes
   */
  FileLock lockStart() throws IOException {
    return Waiting.until(PATIENCE, start::tryLock)
        .orElseThrow(
            () ->
                new StagingException(
                    folder.root()
                        + ": another process has been starting or stopping the embedded Postgres for five minutes; end it and try again"));
  }

  /** Says that this process uses the server. */
  void use() throws IOException {
    use = users.lock(0, Long.MAX_VALUE, true);
  }

  /**
   * Ends the use. True when nobody else uses the server; asked under the start lock, nobody can
   * begin to meanwhile.
   */
  boolean endUse() throws IOException {
    if (use != null) {
      use.release();
      use = null;
    }
    try (FileLock alone = users.tryLock()) {
      return alone != null;
    }
  }

  @Override
  public void close() throws IOException {
    start.close();
    users.close();
  }
}
