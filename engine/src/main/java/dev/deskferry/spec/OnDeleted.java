package dev.deskferry.spec;

/**
 * What becomes of a HubSpot record whose record in Zendesk was deleted after it was loaded. Written
 * in lower case in YAML.
 */
public enum OnDeleted {
  /** It stays as it is. */
  KEEP,
  /** It goes to HubSpot's recycle bin, unless the portal had it before the migration. */
  ARCHIVE
}
