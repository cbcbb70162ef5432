package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.zendesk.quota.Sharing;
import java.time.Duration;

/**
 * How facts are read that no public source settles.
 *
 * @param refusesLargePages whether {@code page[size]} over 100 is a 400 or cut to 100
 * @param sharing whether quotas overlap
 * @param hasEmptyPages whether an export in cursor mode has an empty page here and there in its
 *     middle, with {@code end_of_stream:false}
 * @param hasLinkOnLastPage whether {@code links.next} of a cursor list is there on the last page
 *     too
 * @param hasPlainBodyInEvents whether comments of {@code ticket_events} carry {@code plain_body}
 * @param hasSecureDownloads whether a {@code content_url} needs the credentials of an agent; a
 *     setting of the real account
 * @param downloadLife how long the address is valid to which a {@code content_url} redirects
 */
public record Readings(
    boolean refusesLargePages,
    Sharing sharing,
    boolean hasEmptyPages,
    boolean hasLinkOnLastPage,
    boolean hasPlainBodyInEvents,
    boolean hasSecureDownloads,
    Duration downloadLife) {

  /** Every fact as it asks most of a client. */
  public static final Readings STRICT =
      new Readings(true, Sharing.SHARED, true, true, false, true, Duration.ofMinutes(1));

  /** Every fact as it asks least of a client. */
  public static final Readings LENIENT =
      new Readings(false, Sharing.SPLIT, false, false, true, false, Duration.ofHours(1));

  /** The same with another reading of overlapping quotas. */
  public Readings with(Sharing other) {
    return new Readings(
        refusesLargePages,
        other,
        hasEmptyPages,
        hasLinkOnLastPage,
        hasPlainBodyInEvents,
        hasSecureDownloads,
        downloadLife);
  }
}
