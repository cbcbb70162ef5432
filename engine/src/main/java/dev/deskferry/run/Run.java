package dev.deskferry.run;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run that this node plans or has joined. Who plans it holds the lock of its phase, so nobody
 * else does; a process that dies gives the lock back by dying. Safe to call from many threads.
 * Every method is one durable statement and throws the staging database's exception when that
 * fails.
 */
public interface Run extends AutoCloseable {

  /** Column {@code migration.run.run_id}. */
  long runId();

  /** True when an unfinished run goes on, false for a new one. */
  boolean isResumed();

  /**
   * The unfinished run that was there when this one was opened: this very one when it is resumed,
   * otherwise one that had rested for too long. Empty when there was none, or this node has joined.
   */
  Optional<Unfinished> unfinished();

  /** What the verb that began the run asked for: a JSON object. */
  String options();

  /** Of what the run depends on, as the one who began it wrote it. */
  String fingerprint();

  /** The state of each task when the run was opened, by object type; empty for a new run. */
  Map<String, WorkState> tasks();

  /** How each task stands now, those that ended first in front. */
  Map<String, TaskStanding> standings();

  /** How the run stands now. */
  RunState state();

  /**
   * Object types with partitions that nobody is done with, and whether one of them is free to be
   * leased, in their order.
   */
  Map<String, Boolean> openTasks();

  /**
   * Leaves what the planner found out for the nodes that join; for the one who plans.
   *
   * @param json lasts until the run is resumed
   */
  void tellFindings(String json);

  /** What the planner found out; empty until it has said so. */
  Optional<String> findings();

  /**
   * Takes away the leases of a node that is gone; others get them when it can be sure of them no
   * longer.
   */
  void freeLeases(String node);

  /**
   * Makes the walks of these sources ready to be leased, unless somebody has them; for the one who
   * plans.
   */
  void planWalks(Collection<String> sources);

  /**
   * Takes the lease of a source's walk and begins its tasks; empty when somebody has it, it has
   * ended or the run is over.
   *
   * @param objectTypes whose tasks begin and end with the walk
   */
  Optional<Lease> leaseWalk(String source, Collection<String> objectTypes);

  /**
   * Ends a walk and its tasks, or gives them back as {@code pending}. Says nothing when the lease
   * is lost: then they are another's to end.
   *
   * @param message empty when there is nothing to say
   */
  void endWalk(Lease lease, Collection<String> objectTypes, WorkState state, String message);

  /** Writes down the tasks that the run means to do, as {@code pending}, unless they are there. */
  void planTasks(Collection<String> objectTypes);

  /** Has tasks that failed come again, as {@code pending}; for the one who plans. */
  void retryFailed(Collection<String> objectTypes);

  /**
   * The task begins, or goes on after an interruption: state {@code running}; for the one who
   * plans.
   */
  void startTask(String objectType);

  /**
   * The task ends, or is left as {@code pending} unless it has ended; for the one who plans.
   *
   * @param message empty when there is nothing to say
   */
  void finishTask(String objectType, WorkState state, String message);

  /**
   * Adds a partition unless it is there; its checkpoint, once there, is kept.
   *
   * @return {@code migration.partition.partition_id}
   */
  long addPartition(PartitionKey key);

  /**
   * Cuts a task into partitions by the keys of what is staged: together they hold every key, none
   * holds one of another. Whoever goes on with the run finds it cut; for the one who plans.
   *
   * @param size live records in each
   */
  void cutTask(String objectType, String kind, int size);

  /** Takes the lease of one partition, raising its fencing token, whoever had it before. */
  Lease lease(long partitionId);

  /**
   * Takes the lease of the lowest pending partition of this run and object type that no former
   * holder may be sure of; empty when there is none, or another load has some of its keys in hand.
   */
  Optional<Lease> leaseNext(String objectType);

  /**
   * Takes the lease of a partition of this load, which is added unless it is there, whoever had it
   * before; empty when he may still act on it, or somebody has another partition with some of its
   * keys in hand.
   */
  Optional<Lease> leaseKeys(PartitionKey key);

  /**
   * Which other load has some of these keys in hand; one that is at work before one that is over.
   */
  Optional<KeyHolder> heldElsewhere(PartitionKey key);

  /**
   * The slices of keys that a task of this load was cut into, in order; of an object type that it
   * did not cut those of a running load; none when nobody cut it.
   */
  List<PartitionKey> slices(String objectType);

  /**
   * Keeps the lease.
   *
   * @param sure how long from now on nobody else may get the partition, were the lease to be taken
   *     away; a longer promise that was given before stays
   * @return false when it is lost; stop working on the partition then
   */
  boolean renew(Lease lease, Duration sure);

  /**
   * Ends the work on a partition: {@code done, failed, not_available}, or {@code pending} to give
   * it back. Says nothing when the lease is lost.
   */
  void release(Lease lease, WorkState state, String message);

  /**
   * Leaves a line for the operator in {@code migration.event}.
   *
   * @param level {@code info, warning} or {@code error}
   * @param objectType empty when it concerns the run
   * @param sourceId empty when it concerns no single record
   */
  void event(String level, String objectType, String sourceId, String code, String message);

  /**
   * Hears when another node has begun to plan the run; never for a node that joined.
   *
   * @param heard must return at once
   */
  void whenSuperseded(Runnable heard);

  /**
   * Asked by the one who plans, before a decision that binds all nodes.
   *
   * @throws SupersededException when another node plans the run
   */
  void requirePlanning();

  /**
   * Ends the run in that state; for the one who plans it.
   *
   * @throws SupersededException when another node plans the run; its state is left alone then
   */
  void finish(RunState state);

  /**
   * Gives the lock back, if it has it. A run that was not finished stays {@code running} and is
   * resumable.
   */
  @Override
  void close();
}
