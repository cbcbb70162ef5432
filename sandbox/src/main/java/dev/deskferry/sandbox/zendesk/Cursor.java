package dev.deskferry.sandbox.zendesk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in an incremental export: behind the record with this id among those of this second. On
 * the wire it is {@code base64("1576613539.0||467|")}, as in Zendesk's own examples; it holds the
 * whole position, so it never expires.
 *
 * @param second since the epoch
 * @param id 0 for the place before all records of the second
 */
record Cursor(long second, long id) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,10})\\.\\d+\\|\\|(\\d{1,18})\\|");

  /** The cursor that continues behind this place. */
  String after() {
    return encode(second + ".0||" + id + "|");
  }

  /** The cursor that goes back from this place. */
  String before() {
    return encode("|" + second + ".0||" + id);
  }

  /**
   * Reads a cursor.
   *
   * @throws RefusedException 400 when it is none
   */
  static Cursor parse(String text) {
    try {
      String decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      Matcher matcher = FORM.matcher(decoded);
      if (matcher.matches()) {
        return new Cursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
      }
    } catch (IllegalArgumentException e) {
      throw Errors.invalidPagination("cursor is not valid");
    }
    throw Errors.invalidPagination("cursor is not valid");
  }

  private static String encode(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
