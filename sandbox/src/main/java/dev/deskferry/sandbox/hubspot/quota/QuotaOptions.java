package dev.deskferry.sandbox.hubspot.quota;

import dev.deskferry.sandbox.limit.Limits;

/**
 * Which quotas the account has and how they are told.
 *
 * @param tier of the account
 * @param limits whether quotas are enforced, and how fast their clock runs
 * @param searchPerSecond searches of the account in a second, all object types together; 5, before
 *     2024 it was 4
 * @param isShared whether a search or a call of the associations API draws on the key's ten seconds
 *     as well as on its own bucket; not documented, and stricter so
 * @param refusedCount whether a 429 counts against the day; not documented, and stricter so
 * @param sendsRetryAfter whether a 429 carries {@code Retry-After}, in seconds; not documented
 */
public record QuotaOptions(
    Tier tier,
    Limits limits,
    int searchPerSecond,
    boolean isShared,
    boolean refusedCount,
    boolean sendsRetryAfter) {

  /** An Enterprise account without limits. */
  public static QuotaOptions defaults() {
    return new QuotaOptions(Tier.ENTERPRISE, Limits.OFF, 5, true, true, false);
  }

  /** The same for another tier. */
  public QuotaOptions with(Tier value) {
    return new QuotaOptions(
        value, limits, searchPerSecond, isShared, refusedCount, sendsRetryAfter);
  }

  /** The same with other limits. */
  public QuotaOptions with(Limits value) {
    return new QuotaOptions(tier, value, searchPerSecond, isShared, refusedCount, sendsRetryAfter);
  }

  /** The same with another number of searches a second. */
  public QuotaOptions withSearchPerSecond(int value) {
    return new QuotaOptions(tier, limits, value, isShared, refusedCount, sendsRetryAfter);
  }

  /** The same with separate, or shared, buckets for searches and associations. */
  public QuotaOptions withShared(boolean value) {
    return new QuotaOptions(tier, limits, searchPerSecond, value, refusedCount, sendsRetryAfter);
  }

  /** The same with refused requests counting against the day, or not. */
  public QuotaOptions withRefusedCount(boolean value) {
    return new QuotaOptions(tier, limits, searchPerSecond, isShared, value, sendsRetryAfter);
  }

  /** The same with, or without, {@code Retry-After}. */
  public QuotaOptions withRetryAfter(boolean value) {
    return new QuotaOptions(tier, limits, searchPerSecond, isShared, refusedCount, value);
  }
}
