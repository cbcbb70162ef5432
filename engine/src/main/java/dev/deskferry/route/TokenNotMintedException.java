package dev.deskferry.route;

import java.io.IOException;

/** No token could be minted just now, and asking again may help. */
final class TokenNotMintedException extends IOException {

  private static final long serialVersionUID = 1L;

  TokenNotMintedException(String message) {
    super(message);
  }
}
