package dev.deskferry.run;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes that work together, as far as this one sees them. What it says may be late or wrong,
 * after a freeze or in a split network, so nothing durable rests on it: leases have tokens,
 * planning has a lock. Safe to call from many threads.
 */
public interface Members extends AutoCloseable {

  /** This node's id, unlike that of any other process, of today or before. */
  String self();

  /** Ids of all nodes that are alive, this one included. */
  Set<String> alive();

  /** Whether this is the node that should plan. */
  boolean isOldest();

  /** Where other nodes reach this one, {@code host:port}; empty when none can. */
  default Optional<String> address() {
    return Optional.empty();
  }

  /**
   * Hears which other nodes are at work on the migration, whether they are among {@link #alive} or
   * not; those that are not are looked for. To be said every second or so, since it is forgotten
   * after ten.
   *
   * @param others {@link #address} by id
   */
  default void hear(Map<String, String> others) {}

  /**
   * Nodes at work that could not be found for some time, and where: {@code east-1 at host:5701}.
   */
  default Optional<String> apart() {
    return Optional.empty();
  }

  /** Tells every node that there may be work, or that something has changed. */
  void wake();

  /**
   * Hears when a node comes or goes, and when any node calls {@link #wake}.
   *
   * @param heard must return at once
   * @return closing it ends the hearing; never throws
   */
  Registration onChange(Runnable heard);

  /** Leaves. */
  @Override
  void close();

  /** Ends a hearing. */
  @FunctionalInterface
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** A node by itself. */
  static Members alone(String self) {
    return new Alone(self);
  }
}
