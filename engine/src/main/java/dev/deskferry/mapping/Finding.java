package dev.deskferry.mapping;

/**
 * Something about the data of one record that an operator should be able to read.
 *
 * @param property the HubSpot property concerned; empty when the record as a whole is
 * @param code stable kebab-case word, for instance {@code unknown-option}; see
 *     docs/mapping-reference.md
 * @param message what was found, what was expected and what became of it; never contains a value
 *     longer than a word or an e-mail address
 * @param about whom or what many records share this finding for, to say it once: an e-mail address
 *     in lower case; never shown; empty when it concerns this record alone
 */
public record Finding(
    String objectType,
    String sourceId,
    String property,
    String code,
    String message,
    String about) {

  /** Something that concerns one record alone. */
  public Finding(String objectType, String sourceId, String property, String code, String message) {
    this(objectType, sourceId, property, code, message, "");
  }

  /** {@code tickets 35436 zd_region: …} */
  @Override
  public String toString() {
    return objectType
        + " "
        + sourceId
        + (property.isEmpty() ? "" : " " + property)
        + ": "
        + message;
  }
}
