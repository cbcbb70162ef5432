package dev.deskferry.route;

import dev.deskferry.extract.UnreadableReplyException;

/** Turns the body of an accepted reply into what was asked for. */
@FunctionalInterface
interface BodyReader<T> {

  /**
   * Reads a body.
   *
   * @throws UnreadableReplyException when the body is not what was asked for
   */
  T read(byte[] body) throws UnreadableReplyException;
}
