package dev.deskferry.report;

import java.time.Duration;

/** Spans of time as people say them. */
final class Spans {

  private static final long ROUNDED_TO_MINUTES = 5;

  private Spans() {}

  /** No more exact than anybody needs: {@code under a minute, 12 min, 3 h 20 min, 2 d 4 h}. */
  static String words(Duration span) {
    long minutes = Math.round(span.toSeconds() / 60.0);
    if (minutes < 1) {
      return "under a minute";
    }
    if (minutes < 60) {
      return minutes + " min";
    }
    long rounded = Math.round((double) minutes / ROUNDED_TO_MINUTES) * ROUNDED_TO_MINUTES;
    long hours = rounded / 60;
    return hours < 24
        ? pair(hours, "h", rounded % 60, "min")
        : pair(hours / 24, "d", hours % 24, "h");
  }

  private static String pair(long large, String largeUnit, long small, String smallUnit) {
    String text = large + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }
}
