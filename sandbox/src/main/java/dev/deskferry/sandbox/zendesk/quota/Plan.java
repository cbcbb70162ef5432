package dev.deskferry.sandbox.zendesk.quota;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the account pays for, with its requests per minute (developer.zendesk.com, Rate limits, and
 * Incremental exports; read 2026-11-22).
 */
public enum Plan {
  TEAM(200, 10, 20),
  PROFESSIONAL(400, 10, 20),
  ENTERPRISE(700, 10, 20),
  HIGH_VOLUME(2_500, 30, 60);

  private final int account;
  private final int incremental;
  private final int usersCursor;

  Plan(int account, int incremental, int usersCursor) {
    this.account = account;
    this.incremental = incremental;
    this.usersCursor = usersCursor;
  }

  /** All requests of the account in a minute; the Help Center has as many of its own. */
  public int account() {
    return account;
  }

  /** Requests to {@code /incremental/*} in a minute. */
  public int incremental() {
    return incremental;
  }

  /** Requests to {@code /incremental/users/cursor} in a minute. */
  public int usersCursor() {
    return usersCursor;
  }

  /**
   * Reads a name such as {@code high_volume}, in any case.
   *
   * @throws IllegalArgumentException when there is no such plan; the message lists all
   */
  public static Plan parse(String text) {
    return Arrays.stream(values())
        .filter(plan -> plan.toString().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("expected " + names() + ", found " + text));
  }

  private static String names() {
    return Arrays.stream(values()).map(Plan::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
