package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The records of one object type, in ascending order of id. A record is named by its index, which
 * never changes; its JSON is made when asked for. Safe for many threads.
 */
public interface Records {

  /** How many records there are, deleted ones included. */
  int size();

  /** The id at an index; grows strictly with the index. */
  long id(int index);

  /**
   * The second since the epoch by which incremental exports order this record: {@code
   * generated_timestamp} of tickets, {@code updated_at} of all else.
   */
  long changedAt(int index);

  /** Whether list endpoints show the record; deleted and archived ones they do not. */
  boolean isListed(int index);

  /** The record in the shape of the API; a fresh tree that the caller may change. */
  ObjectNode record(int index);

  /** The index of a record that is named by text, or -1 when there is no such record. */
  default int indexOf(String name) {
    return name.matches("\\d{1,18}") ? indexOf(Long.parseLong(name)) : -1;
  }

  /** The index of an id, or -1 when there is no such record. */
  default int indexOf(long id) {
    int index = firstAfter(id - 1);
    return index < size() && id(index) == id ? index : -1;
  }

  /** The first index whose id is greater; {@link #size()} when there is none. */
  default int firstAfter(long id) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (id(middle) > id) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
