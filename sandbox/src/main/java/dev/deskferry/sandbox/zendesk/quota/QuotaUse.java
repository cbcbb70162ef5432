package dev.deskferry.sandbox.zendesk.quota;

/**
 * How full a quota became.
 *
 * @param name as in {@link Quota#name}
 * @param limit requests that a window holds
 * @param highestFill the most requests that were let through in one window
 * @param refusedCount how many requests got a 429 from it
 */
public record QuotaUse(String name, int limit, int highestFill, long refusedCount) {}
