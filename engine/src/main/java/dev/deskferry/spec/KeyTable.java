package dev.deskferry.spec;

import java.util.List;

/**
 * The keys that one kind of map may have: what readers accept, editors offer and the reference page
 * explains.
 *
 * @param name as other tables refer to it
 * @param keys in the order in which they are best written
 */
public record KeyTable(String name, String title, String description, List<Key> keys) {

  /** Copies the list. */
  public KeyTable {
    keys = List.copyOf(keys);
  }

  static KeyTable of(String name, String title, String description, Key... keys) {
    return new KeyTable(name, title, description, List.of(keys));
  }

  /** The keys' names. */
  public String[] names() {
    return keys.stream().map(Key::name).toArray(String[]::new);
  }
}
