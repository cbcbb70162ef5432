package dev.deskferry.function;

/** Cuts of texts. */
public final class Texts {

  private Texts() {}

  /** At most this many UTF-16 units; one less where the cut would split a surrogate pair. */
  public static String truncate(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, splits ? length - 1 : length);
  }

  static String before(String text, String mark) {
    int at = mark.isEmpty() ? -1 : text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  static String after(String text, String mark) {
    int at = mark.isEmpty() ? -1 : text.indexOf(mark);
    return at < 0 ? "" : text.substring(at + mark.length());
  }
}
