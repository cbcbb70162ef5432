package dev.deskferry.app;

import dev.deskferry.cluster.Cluster;
import dev.deskferry.route.StoppedException;
import dev.deskferry.run.Members;
import dev.deskferry.run.MigrationIdentity;
import dev.deskferry.run.NodeCard;
import dev.deskferry.run.StopSignal;
import dev.deskferry.spec.ClusterSettings;
import dev.deskferry.staging.Database;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Opens what a migration stands on. Each part may take minutes when others are slow, so it is left
 * behind when a stop is asked for; what comes of it later is closed at once.
 */
record Opening(StopSignal stop) {

  /**
   * A server that is just starting, or a schema in the making, is let finish and closed in order.
   */
  private static final Duration DATABASE_GRACE = Duration.ofSeconds(5);

  /**
   * The staging database of the settings.
   *
   * @throws StoppedException when a stop is asked for before it is open
   * @throws dev.deskferry.staging.StagingException when it cannot be used
   */
  Database database(Installation home) {
    return await(() -> home.openStaging(stop::pause), Database::close, DATABASE_GRACE);
  }

  /**
   * This process among the nodes of the migration, or by itself when the settings say so.
   *
   * @param isNode whether to join unless the settings forbid it
   * @throws StoppedException when a stop is asked for before it has joined
   * @throws dev.deskferry.cluster.ClusterNotJoinedException when it cannot
   */
  Members members(ClusterSettings settings, Database database, boolean isNode) {
    String node = NodeCard.newNodeId();
    if (!settings.isWanted(isNode)) {
      return Members.alone(node);
    }
    return await(() -> join(settings, database, node), Members::close, Duration.ZERO);
  }

  private Members join(ClusterSettings settings, Database database, String node) {
    String identity = MigrationIdentity.read(database).identity().toString();
    return Cluster.join(settings, identity, node, stop::isRequested);
  }

  private <T> T await(Supplier<T> opener, Consumer<T> closer, Duration grace) {
    if (stop.isRequested()) {
      throw stopped();
    }
    CompletableFuture<T> opened = new CompletableFuture<>();
    Thread thread = new Thread(() -> open(opener, closer, opened), "opening");
    thread.setDaemon(true);
    thread.start();
    stop.after(grace, () -> opened.completeExceptionally(stopped()));
    try {
      return opened.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException told) {
        throw told;
      }
      throw e;
    }
  }

  private static <T> void open(
      Supplier<T> opener, Consumer<T> closer, CompletableFuture<T> opened) {
    try {
      T part = opener.get();
      if (!opened.complete(part)) {
        closer.accept(part);
      }
    } catch (RuntimeException | Error e) {
      opened.completeExceptionally(e);
    }
  }

  private static StoppedException stopped() {
    return new StoppedException("stopped before anything was begun");
  }
}
