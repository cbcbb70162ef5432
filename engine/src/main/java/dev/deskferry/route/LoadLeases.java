package dev.deskferry.route;

import dev.deskferry.run.Activity;
import dev.deskferry.run.KeyHolder;
import dev.deskferry.run.Lease;
import dev.deskferry.run.LeaseKeeper;
import dev.deskferry.run.PartitionKey;
import dev.deskferry.run.Run;
import dev.deskferry.run.Wait;
import dev.deskferry.run.WorkState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/**
 * The leases under which a load sends, and the waits for them. Whatever is done to a record (sent,
 * looked for, archived, linked) is done under a lease that holds its key, and no two leases of any
 * loads hold the same. Safe from many threads.
 */
final class LoadLeases {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  /**
   * Longer than a node that died is taken for alive, and than it could have acted without asking.
   */
  private static final Duration A_WHILE = Duration.ofSeconds(10);

  private final LoadSession session;
  private final Run run;
  private final LeaseKeeper keeper;
  private final Activity activity;

  LoadLeases(LoadSession session, Run run, LeaseKeeper keeper, Activity activity) {
    this.session = session;
    this.run = run;
    this.keeper = keeper;
    this.activity = activity;
  }

  /** All keys of an object type, as a task has them. */
  static PartitionKey task(String objectType) {
    return new PartitionKey(objectType, LoadRange.KEYS, "", "");
  }

  /**
   * Takes the lease of a partition.
   *
   * @param objectType that waits, as the operator knows it
   * @param isPatient whether to wait while others are at work on its keys; for those who are over,
   *     and for nodes of this load, some seconds are waited in any case
   * @return empty when others have them, or the load is ending
   */
  Optional<Lease> take(PartitionKey key, String objectType, boolean isPatient) {
    long begun = System.nanoTime();
    Optional<Lease> lease =
        await(
            key,
            objectType,
            () -> run.leaseKeys(key),
            () -> !isPatient && (isAtWork(key) || System.nanoTime() - begun > A_WHILE.toNanos()));
    lease.ifPresent(keeper::keep);
    return lease;
  }

  /**
   * Takes the next lease of a task.
   *
   * @param isOver whether none will come, asked when there is none
   * @return empty when it is over, or the load is ending
   */
  Optional<Lease> next(String objectType, BooleanSupplier isOver) {
    Optional<Lease> lease =
        await(task(objectType), objectType, () -> run.leaseNext(objectType), isOver);
    lease.ifPresent(keeper::keep);
    return lease;
  }

  private Optional<Lease> await(
      PartitionKey key,
      String objectType,
      Supplier<Optional<Lease>> asked,
      BooleanSupplier isOver) {
    if (session.isEnding()) {
      return Optional.empty();
    }
    Optional<Lease> lease = asked.get();
    try {
      while (lease.isEmpty() && !session.isEnding() && !isOver.getAsBoolean()) {
        tell(key, objectType);
        session.pause(LOOK_AGAIN);
        lease = session.isEnding() ? Optional.empty() : asked.get();
      }
    } finally {
      activity.leave();
    }
    return lease;
  }

  private boolean isAtWork(PartitionKey key) {
    return run.heldElsewhere(key).filter(KeyHolder::isAtWork).isPresent();
  }

  /** Nothing is said while it is our own nodes that are waited for. */
  private void tell(PartitionKey key, String objectType) {
    Optional<KeyHolder> holder = run.heldElsewhere(key);
    if (holder.isPresent()) {
      activity.arrive(objectType);
      activity.waits(new Wait(Wait.Kind.LANE, holder.get().name(), Optional.empty()));
    } else {
      activity.leave();
    }
  }

  /** Who has some of these keys in hand, for the operator. */
  String holder(PartitionKey key) {
    return run.heldElsewhere(key).map(KeyHolder::name).orElse("another node");
  }

  /** What is sent for this exchange goes out only while the lease is ours. */
  void use(Exchange exchange, Lease lease) {
    exchange.setProperty(
        LoadNames.PERMISSION,
        new Permission(() -> keeper.isSure(lease), () -> keeper.isFresh(lease)));
  }

  /** Whether the lease was ours when we last looked. */
  boolean isKept(Lease lease) {
    return keeper.isKept(lease);
  }

  /** Renews it no longer; for who ends the partition by a statement of his own. */
  void letGo(Lease lease) {
    keeper.letGo(lease);
  }

  /** Gives the lease back. */
  void release(Lease lease, WorkState state) {
    keeper.letGo(lease);
    run.release(lease, state, Optional.ofNullable(session.failure().get()).orElse(""));
  }
}
