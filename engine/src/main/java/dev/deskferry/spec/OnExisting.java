package dev.deskferry.spec;

/**
 * What happens to a record that the portal had before the migration. Written in lower case in YAML.
 */
public enum OnExisting {
  /** The mapped values win. */
  OVERWRITE,
  /** Only properties that are empty in the portal are written. */
  FILL_EMPTY,
  /** The portal's record is taken as it is; it still gets the source key and associations. */
  SKIP
}
