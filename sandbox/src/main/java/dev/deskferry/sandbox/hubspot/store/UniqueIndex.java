package dev.deskferry.sandbox.hubspot.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the live record that holds a value of one property. An open-addressing table of slots and
 * hashes, 8 bytes per place; the values themselves stay in the records.
 */
public final class UniqueIndex {

  private static final int REMOVED = -1;

  private final RecordTable table;
  private final int key;
  private int[] places = new int[64];
  private int[] hashes = new int[64];
  private int used;

  /** An empty index of the property {@code key}. */
  public UniqueIndex(RecordTable table, int key) {
    this.table = table;
    this.key = key;
  }

  /** The slot that holds the value, or -1. */
  public int find(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    int hash = hash(bytes);
    int mask = places.length - 1;
    for (int at = hash & mask; places[at] != 0; at = (at + 1) & mask) {
      if (places[at] != REMOVED && hashes[at] == hash) {
        int slot = places[at] - 1;
        if (Values.holds(table.values(slot), key, bytes)) {
          return slot;
        }
      }
    }
    return -1;
  }

  /** Adds a slot whose record holds, or is about to hold, the value. */
  public void add(String value, int slot) {
    if ((used + 1) * 5L > places.length * 3L) {
      grow();
    }
    insert(hash(value.getBytes(StandardCharsets.UTF_8)), slot + 1);
  }

  /** Removes a slot under the value with which it was added; does nothing when it is not there. */
  public void remove(String value, int slot) {
    int hash = hash(value.getBytes(StandardCharsets.UTF_8));
    int mask = places.length - 1;
    for (int at = hash & mask; places[at] != 0; at = (at + 1) & mask) {
      if (places[at] == slot + 1 && hashes[at] == hash) {
        places[at] = REMOVED;
        return;
      }
    }
  }

  private void insert(int hash, int place) {
    int mask = places.length - 1;
    int at = hash & mask;
    while (places[at] != 0) {
      at = (at + 1) & mask;
    }
    places[at] = place;
    hashes[at] = hash;
    used++;
  }

  private void grow() {
    int[] oldPlaces = places;
    int[] oldHashes = hashes;
    places = new int[oldPlaces.length * 2];
    hashes = new int[oldPlaces.length * 2];
    used = 0;
    for (int i = 0; i < oldPlaces.length; i++) {
      if (oldPlaces[i] > 0) {
        insert(oldHashes[i], oldPlaces[i]);
      }
    }
  }

  private static int hash(byte[] bytes) {
    int hash = Arrays.hashCode(bytes) * 0x9E3779B1;
    return hash ^ (hash >>> 15);
  }
}
