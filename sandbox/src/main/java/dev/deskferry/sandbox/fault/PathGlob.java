package dev.deskferry.sandbox.fault;

/** Paths with {@code *} for any text without a slash and {@code **} for any text at all. */
final class PathGlob {

  private PathGlob() {}

  /** Whether a path is covered; time grows with the product of both lengths at most. */
  static boolean matches(String glob, String path) {
    boolean[] reached = new boolean[path.length() + 1];
    reached[0] = true;
    for (int at = 0; at < glob.length(); at++) {
      boolean isStar = glob.charAt(at) == '*';
      boolean isDouble = isStar && at + 1 < glob.length() && glob.charAt(at + 1) == '*';
      reached =
          isStar ? afterStar(reached, path, isDouble) : afterText(reached, path, glob.charAt(at));
      at += isDouble ? 1 : 0;
    }
    return reached[path.length()];
  }

  private static boolean[] afterStar(boolean[] before, String path, boolean takesSlashes) {
    boolean[] after = before.clone();
    for (int at = 0; at < path.length(); at++) {
      after[at + 1] |= after[at] && (takesSlashes || path.charAt(at) != '/');
    }
    return after;
  }

  private static boolean[] afterText(boolean[] before, String path, char wanted) {
    boolean[] after = new boolean[before.length];
    for (int at = 0; at < path.length(); at++) {
      after[at + 1] = before[at] && path.charAt(at) == wanted;
    }
    return after;
  }
}
