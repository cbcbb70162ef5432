package dev.deskferry.run;

/**
 * Another node plans the run by now: this one lost the connection that its lock depends on, or was
 * started again when its run had been taken over. Nothing is wrong with the run; this node may go
 * on in it as a helper.
 */
public final class SupersededException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long runId;

  SupersededException(Phase phase, long runId) {
    super("%s run %d is planned by another node now".formatted(phase.word(), runId));
    this.runId = runId;
  }

  /** Column {@code migration.run.run_id}. */
  public long runId() {
    return runId;
  }
}
