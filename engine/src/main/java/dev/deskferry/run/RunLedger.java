package dev.deskferry.run;

import java.util.Optional;

/** Opens runs, as the one who plans or as one who helps. */
public interface RunLedger {

  /**
   * Resumes the last run of the phase and lane when it is {@code interrupted}, or {@code running}
   * with its process gone, has the same options and has not rested for too long; begins a new one
   * otherwise. Leases that a dead process left behind are taken away, and their tokens raised,
   * before this returns; those of living nodes stay.
   *
   * @throws SupersededException when another node of this cluster plans the very run that would be
   *     resumed
   * @throws RunRefusedException when another process has a run of this phase and lane open on this
   *     database, or one of another lane without belonging to the same cluster, or the asked-for
   *     run is absent, of another phase or lane, or already done
   */
  Run open(RunRequest request);

  /** The running run of a phase and lane, to work on its partitions; empty when none is running. */
  Optional<Run> join(Phase phase, String lane);

  /** The same of everything. */
  default Optional<Run> join(Phase phase) {
    return join(phase, "");
  }

  /** Whether a run of that phase and lane is running, with or without somebody who plans it. */
  boolean isRunning(Phase phase, String lane);

  /** Whether some process plans a run of that phase and lane. */
  boolean isPlanned(Phase phase, String lane);

  /** The same of everything. */
  default boolean isPlanned(Phase phase) {
    return isPlanned(phase, "");
  }

  /**
   * What a run was asked for.
   *
   * @throws RunRefusedException when there is no such run of that phase
   */
  RunOptions options(Phase phase, long runId);

  /** A run to look at, whoever plans it, and whether or not it has ended. */
  Run look(Phase phase, long runId);
}
