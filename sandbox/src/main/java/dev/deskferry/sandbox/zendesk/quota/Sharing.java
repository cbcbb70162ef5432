package dev.deskferry.sandbox.zendesk.quota;

/**
 * Whether quotas overlap where the documentation does not say: incremental exports and the account,
 * the users cursor and the other exports, exports of articles and those of tickets, downloads of
 * attachments and the account.
 */
public enum Sharing {
  /** A request draws on all of them; the stricter reading. */
  SHARED,
  /** A request draws on the narrowest alone. */
  SPLIT
}
