package dev.deskferry.route;

import java.io.IOException;

/** A reply is larger, or takes longer, than any reply may; its connection is closed. */
final class EndlessReplyException extends IOException {

  private static final long serialVersionUID = 1L;

  EndlessReplyException(String message) {
    super(message);
  }
}
