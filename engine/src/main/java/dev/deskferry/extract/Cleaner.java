package dev.deskferry.extract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Replaces what Postgres refuses in {@code jsonb}: escaped NUL characters, halves of surrogate
 * pairs and broken UTF-8 become U+FFFD.
 */
final class Cleaner {

  private static final int ESCAPE_LENGTH = 6;
  private static final byte[] REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);

  private Cleaner() {}

  /** The same array when there is nothing to replace, else a new one. */
  static byte[] clean(byte[] json) {
    byte[] result = json;
    boolean isAscii = true;
    for (int at = 0; at < json.length; at++) {
      byte each = json[at];
      isAscii &= each >= 0;
      if (each != '\\') {
        continue;
      }
      if (json[at + 1] != 'u') {
        at++;
        continue;
      }
      int length = validLength(json, at);
      if (length == 0) {
        result = result == json ? json.clone() : result;
        System.arraycopy(REPLACEMENT, 0, result, at, ESCAPE_LENGTH);
        length = ESCAPE_LENGTH;
      }
      at += length - 1;
    }
    return isAscii ? result : validUtf8(result);
  }

  /** Bytes of the valid escape or pair of escapes at that offset, 0 when it must be replaced. */
  private static int validLength(byte[] json, int at) {
    char first = escaped(json, at);
    if (first == 0 || Character.isLowSurrogate(first)) {
      return 0;
    }
    if (!Character.isHighSurrogate(first)) {
      return ESCAPE_LENGTH;
    }
    int next = at + ESCAPE_LENGTH;
    boolean isPair =
        next + ESCAPE_LENGTH <= json.length
            && json[next] == '\\'
            && json[next + 1] == 'u'
            && Character.isLowSurrogate(escaped(json, next));
    return isPair ? 2 * ESCAPE_LENGTH : 0;
  }

  private static char escaped(byte[] json, int at) {
    int value = 0;
    for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
      value = value * 16 + Character.digit(json[i], 16);
    }
    return (char) value;
  }

  private static byte[] validUtf8(byte[] json) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
      return json;
    } catch (CharacterCodingException e) {
      // Not UTF-8: the lenient decoder puts U+FFFD where the strict one stopped.
      return new String(json, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }
  }
}
