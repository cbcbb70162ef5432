package dev.deskferry.zendesk;

import java.util.OptionalLong;

/**
 * What kind of thing was asked for, as far as it changes the meaning of a status.
 *
 * @param startTime of an incremental request, epoch seconds; 422 may mean that it is too recent
 * @param isRequired a 403 or 404 is an error, not a missing feature
 * @param isSingleRecord a 403 or 404 concerns one record only, which is gone or closed to us
 */
public record RequestKind(OptionalLong startTime, boolean isRequired, boolean isSingleRecord) {}
