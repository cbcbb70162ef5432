package dev.deskferry.sandbox.zendesk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in an incremental export: behind the record with this id among those of this second. On
 * the wire it is {@code base64("1576613539.0||467|")}, as in Zendesk's own examples, and {@code
 * base64("|1576613539.0||467")} for going back; it holds the whole position, so it never expires.
 * But for the export of tickets, whose cursors are documented, the digits of {@link Call#mark}
 * stand behind the {@code 0}.
 *
 * @param second since the epoch
 * @param id 0 for the place before all records of the second
 * @param isRested whether an empty page has been answered here already
 * @param isBackward whether it leads to what is older
 */
record Cursor(long second, long id, boolean isRested, boolean isBackward) {

  private static final Pattern FORM =
      Pattern.compile("(\\|?)(\\d{1,10})\\.(\\d)(\\d{6}|)\\|\\|(\\d{1,18})(\\|?)");

  /** A place from which nothing was asked yet. */
  Cursor(long second, long id) {
    this(second, id, false, false);
  }

  /** The same place after an empty page. */
  Cursor rested() {
    return new Cursor(second, id, true, isBackward);
  }

  /** The cursor of an endpoint that continues behind this place. */
  String after(String mark) {
    return encode(second + (isRested ? ".1" : ".0") + mark + "||" + id + "|");
  }

  /** The cursor of an endpoint that goes back from this place. */
  String before(String mark) {
    return encode("|" + second + ".0" + mark + "||" + id);
  }

  /**
   * Reads a cursor.
   *
   * @throws RefusedException 400 when it is none, or none of this endpoint
   */
  static Cursor parse(String text, String mark) {
    try {
      String decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      Matcher matcher = FORM.matcher(decoded);
      if (matcher.matches()
          && matcher.group(4).equals(mark)
          && matcher.group(1).isEmpty() != matcher.group(6).isEmpty()) {
        return new Cursor(
            Long.parseLong(matcher.group(2)),
            Long.parseLong(matcher.group(5)),
            !matcher.group(3).equals("0"),
            !matcher.group(1).isEmpty());
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
