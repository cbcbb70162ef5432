package dev.deskferry.run;

/** A run cannot be opened: another one is at work, or the asked-for run cannot be resumed. */
public final class RunRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** One sentence for the operator. */
  public RunRefusedException(String message) {
    super(message);
  }
}
