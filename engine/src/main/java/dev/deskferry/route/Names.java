package dev.deskferry.route;

/** Names that route files and beans share. Our own values travel in exchange properties only. */
public final class Names {

  /** Bean: the statements of {@code staging-schema/statements}. */
  public static final String STATEMENTS = "statements";

  /** Bean: the staging database's pool, for {@code jdbc:staging}. */
  public static final String STAGING = "staging";

  /** Bean: {@link ExtractPages}. */
  public static final String EXTRACT_PAGES = "extractPages";

  /** Bean: {@link ExtractCounts}. */
  public static final String EXTRACT_COUNTS = "extractCounts";

  /** Bean: {@link ExtractCalls}. */
  public static final String EXTRACT_CALLS = "extractCalls";

  /** Bean: {@link ExtractSignIn}. */
  public static final String EXTRACT_SIGN_IN = "extractSignIn";

  /** Exchange property: the {@link ExtractWork} of a partition. */
  public static final String WORK = "work";

  /** Exchange property: the {@link ExtractCall} to be made. */
  public static final String CALL = "call";

  /** Exchange property: the {@link dev.deskferry.throttle.ConcurrencyGate.Place} of the attempt. */
  public static final String PLACE = "place";

  /** Exchange property: the {@link ExtractCount} to be asked. */
  public static final String COUNT = "count";

  private Names() {}
}
