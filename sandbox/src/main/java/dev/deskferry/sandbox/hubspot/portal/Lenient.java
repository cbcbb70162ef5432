package dev.deskferry.sandbox.hubspot.portal;

/**
 * Facts that HubSpot does not document and nobody has published a recording of. The stand-in takes
 * the stricter reading of each unless it is named here.
 */
public enum Lenient {
  /**
   * In a batch update with trace ids a record with an invalid value costs one record, as it does in
   * a batch create. Stricter: the whole request is a 400.
   */
  TRACED_UPDATES_FAIL_ALONE,
  /**
   * In a batch upsert by {@code email} with trace ids a bad record costs one record. Stricter: the
   * whole request is a 400, since HubSpot excludes "partial upserts" by e-mail address.
   */
  EMAIL_UPSERTS_FAIL_ALONE,
  /**
   * A {@code closed_date} sent together with the move of a ticket to a closed stage is kept.
   * Stricter: the move overwrites it with the present time. That of a new ticket is kept either
   * way.
   */
  SENT_CLOSED_DATE_KEPT,
  /** The name of an archived property can be used again. Stricter: it is a 409. */
  ARCHIVED_PROPERTY_NAME_FREE,
  /** {@code hs_additional_emails} can be written. Stricter: it is read-only. */
  ADDITIONAL_EMAILS_WRITABLE,
  /** Any {@code hs_attachment_ids} are taken. Stricter: each must be the id of a file. */
  ATTACHMENT_IDS_UNCHECKED,
  /** A batch of default associations takes 2,000 pairs. Stricter: 100. */
  DEFAULT_ASSOCIATIONS_BY_THOUSANDS
}
