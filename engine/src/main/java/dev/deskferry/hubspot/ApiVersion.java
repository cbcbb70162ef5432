package dev.deskferry.hubspot;

import java.util.regex.Pattern;

/**
 * Which family of HubSpot paths is spoken.
 *
 * @param text {@code v3} for the numbered families (v3 objects, v4 associations), else a date such
 *     as {@code 2026-03}
 */
public record ApiVersion(String text) {

  // Before DEFAULT, whose constructor needs it.
  private static final Pattern DATED = Pattern.compile("20\\d\\d-(03|09)(-beta)?");

  /**
   * The version used unless told otherwise: the last one that does not enforce form rules on API
   * writes.
   */
  public static final ApiVersion DEFAULT = new ApiVersion("2026-03");

  public ApiVersion {
    if (!isKnown(text)) {
      throw new IllegalArgumentException(
          "api_version \""
              + text
              + "\": expected v3 or a dated version such as 2026-03 or 2026-09");
    }
  }

  /** Whether {@code text} names a version that paths can be built for. */
  public static boolean isKnown(String text) {
    return text.equals("v3") || DATED.matcher(text).matches();
  }

  /** Whether paths carry a date; false for the numbered families, whose support ends in 2027. */
  public boolean isDated() {
    return !text.equals("v3");
  }
}
