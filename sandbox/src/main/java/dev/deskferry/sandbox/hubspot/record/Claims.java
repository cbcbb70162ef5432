package dev.deskferry.sandbox.hubspot.record;

import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the records of one request are about to take, so that they cannot take it twice. */
final class Claims {

  private final Map<String, Long> values = new HashMap<>();
  private final Map<End, Integer> links = new HashMap<>();

  /** The id that claimed a unique value, or null. */
  @Nullable Long holder(int key, String value) {
    return values.get(key + ":" + value);
  }

  /** Claims a unique value for a record. */
  void claim(int key, String value, long id) {
    values.put(key + ":" + value, id);
  }

  /** Links to a record that are about to be made. */
  int pending(End to) {
    return links.getOrDefault(to, 0);
  }

  /** Notes a link that is about to be made. */
  void link(End to) {
    links.merge(to, 1, Integer::sum);
  }
}
