package dev.deskferry.sandbox.hubspot.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Whether bytes are text in UTF-8. */
final class Utf8 {

  private static final int CHUNK = 8_192;

  private Utf8() {}

  /**
   * False for broken sequences and for NUL, which JSON in UTF-16 and UTF-32 begins or ends with.
   */
  static boolean isValid(byte[] bytes) {
    boolean isAscii = true;
    for (byte each : bytes) {
      if (each == 0) {
        return false;
      }
      isAscii &= each > 0;
    }
    return isAscii || isDecoded(bytes);
  }

  private static boolean isDecoded(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(CHUNK);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    return result.isUnderflow();
  }
}
