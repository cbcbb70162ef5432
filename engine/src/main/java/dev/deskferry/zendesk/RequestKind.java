package dev.deskferry.zendesk;

/**
 * What kind of thing was asked for, as far as it changes the meaning of a status.
 *
 * @param isIncremental 422 means that {@code start_time} is too recent
 * @param isRequired a 403 or 404 is an error, not a missing feature
 * @param isSingleRecord a 403 or 404 concerns one record only, which is gone or closed to us
 */
public record RequestKind(boolean isIncremental, boolean isRequired, boolean isSingleRecord) {}
