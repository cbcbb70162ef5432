package dev.deskferry.spec;

/** What becomes of a value that a map, a type, a lookup or a list of options does not know. */
public sealed interface Otherwise {

  /** The record is rejected. */
  record Reject() implements Otherwise {}

  /**
   * The property stays empty; the value goes as a line into the mapping's {@code unmapped}
   * property, with a warning.
   */
  record Keep() implements Otherwise {}

  /** The property stays empty, with a warning. */
  record Drop() implements Otherwise {}

  /** The value goes on as it is. */
  record Pass() implements Otherwise {}

  /** For the lookup of owners: the owner that the migration names as fallback, with a warning. */
  record FallbackOwner() implements Otherwise {}

  /** This value instead, with a warning. */
  record Default(String value) implements Otherwise {}
}
