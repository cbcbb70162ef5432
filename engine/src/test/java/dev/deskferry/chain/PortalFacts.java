package dev.deskferry.chain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the shipped mappings put what Zendesk says in the fields that change, and whether HubSpot
 * says the same. White space and what cannot be seen are left out of account.
 */
final class PortalFacts {

  private static final Map<String, Map<String, String>> PROPERTIES =
      Map.of(
          "companies", Map.of("name", "name"),
          "contacts",
              Map.of("name", "zendesk_name", "notes", "zendesk_notes", "role", "zendesk_role"),
          "tickets",
              Map.of(
                  "subject", "subject", "status", "zendesk_status", "priority", "zendesk_priority"),
          "emails", Map.of("plain_body", "hs_email_text", "author_id", "zendesk_author_id"),
          "notes", Map.of("author_id", "zendesk_author_id"));

  private final Map<String, Map<String, String>> factsByKey = new TreeMap<>();
  private final Map<String, String> properties;
  private long compared;

  PortalFacts(String target) {
    this.properties = PROPERTIES.getOrDefault(target, Map.of());
  }

  void expect(String key, Map<String, String> facts) {
    factsByKey.put(key, facts);
  }

  /** What is wrong with a record, for people: {@code 17.subject: expected …, found …}. */
  List<String> differences(String key, Map<String, String> found) {
    Map<String, String> facts = Optional.ofNullable(factsByKey.remove(key)).orElse(Map.of());
    return properties.entrySet().stream()
        .filter(property -> differ(facts.get(property.getKey()), found.get(property.getValue())))
        .map(
            property ->
                "%s.%s: expected %s, found %s"
                    .formatted(
                        key,
                        property.getValue(),
                        shortened(facts.get(property.getKey())),
                        shortened(found.get(property.getValue()))))
        .toList();
  }

  /** How many values were compared. */
  long compared() {
    return compared;
  }

  private boolean differ(@org.jspecify.annotations.Nullable String fact, String value) {
    if (fact == null) {
      return false;
    }
    compared++;
    return !visible(fact).equals(visible(Optional.ofNullable(value).orElse("")));
  }

  private static String visible(String text) {
    return text.replaceAll("[\\s\\p{C}\\p{Z}]+", "");
  }

  private static String shortened(@org.jspecify.annotations.Nullable String text) {
    String shown = String.valueOf(text);
    return shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
  }
}
