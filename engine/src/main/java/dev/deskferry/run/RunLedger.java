package dev.deskferry.run;

/** Opens runs. */
public interface RunLedger {

  /**
   * Resumes the last run of the phase when it is {@code interrupted}, or {@code running} with its
   * process gone, and has the same options; begins a new one otherwise. Leases that a dead process
   * left behind are taken away, and their tokens raised, before this returns.
   *
   * @throws RunRefusedException when another process has a run of this phase open on this database,
   *     or the asked-for run is absent, of the other phase or already done
   */
  Run open(RunRequest request);
}
