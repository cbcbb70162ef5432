package dev.deskferry.sandbox.hubspot.wire;

/** Ends the handling of a request with a fault. Carries no stack trace: it is an answer. */
public final class FaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  /** Ends the request with this fault. */
  public FaultException(Fault fault) {
    super(fault.message(), null, false, false);
    this.fault = fault;
  }

  /** What to answer. */
  public Fault fault() {
    return fault;
  }
}
