package dev.deskferry.extract;

/** The body of a reply is no JSON, ends too early, or is not the page that the source promises. */
public final class UnreadableReplyException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean isCutShort;

  UnreadableReplyException(String message, boolean isCutShort) {
    super(message);
    this.isCutShort = isCutShort;
  }

  /** True when asking again may help: the body looks cut short. */
  public boolean isCutShort() {
    return isCutShort;
  }
}
