package dev.deskferry.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/** The body of a reply is no JSON, ends too early, or is not the page that the source promises. */
public final class UnreadableReplyException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean isCutShort;

  UnreadableReplyException(String message, boolean isCutShort) {
    super(message);
    this.isCutShort = isCutShort;
  }

  /** What a JSON parser stumbled over, by its place and never by its content. */
  public static UnreadableReplyException of(IOException failure) {
    if (failure instanceof JsonEOFException) {
      return new UnreadableReplyException("truncated JSON", true);
    }
    return failure instanceof JsonProcessingException syntax && syntax.getLocation() != null
        ? new UnreadableReplyException(
            "not JSON from byte %d on".formatted(syntax.getLocation().getByteOffset()), true)
        : new UnreadableReplyException(String.valueOf(failure.getMessage()), false);
  }

  /** True when asking again may help: the body looks cut short. */
  public boolean isCutShort() {
    return isCutShort;
  }
}
