package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.http.Reply;

/** A request that gets an error reply. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  RefusedException(Reply reply) {
    super("status " + reply.status(), null, false, false);
    this.reply = reply;
  }

  Reply reply() {
    return reply;
  }
}
