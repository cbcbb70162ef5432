package dev.deskferry.sandbox.limit;

/**
 * How close a client came to one quota, for reports.
 *
 * @param name of the quota, and of the key when each key has its own, such as {@code
 *     TEN_SECONDLY_ROLLING full}
 * @param limit requests that one window takes
 * @param highest the most requests that a window held; never more than {@code limit} while limits
 *     are enforced
 * @param refused requests that this quota answered with 429
 */
public record Fill(String name, long limit, long highest, long refused) {}
