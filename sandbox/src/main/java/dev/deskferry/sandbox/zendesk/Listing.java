package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Records;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * What a list endpoint pages through: positions in ascending order of a mark, which cursors carry.
 *
 * @param key of the list in the reply
 * @param size how many positions there are
 * @param mark of a position, strictly growing; the id where records are in that order
 * @param filter which positions are shown
 * @param record the record at a position
 */
record Listing(
    String key,
    int size,
    IntToLongFunction mark,
    IntPredicate filter,
    IntFunction<ObjectNode> record) {

  /** The records of a table that lists show. */
  static Listing of(String key, Records records) {
    return new Listing(key, records.size(), records::id, records::isListed, records::record);
  }

  /** A short list in its own order. */
  static Listing of(String key, List<ObjectNode> records) {
    return new Listing(key, records.size(), position -> position + 1L, all -> true, records::get);
  }

  /** The same with a further condition. */
  Listing where(IntPredicate condition) {
    return new Listing(key, size, mark, filter.and(condition), record);
  }

  /** The same with deleted records too, and a condition instead. */
  Listing unfiltered(IntPredicate condition) {
    return new Listing(key, size, mark, condition, record);
  }

  /** The same with records changed on their way out. */
  Listing map(IntFunction<ObjectNode> other) {
    return new Listing(key, size, mark, filter, other);
  }

  /** The first position with a greater mark. */
  int firstAfter(long value) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (mark.applyAsLong(middle) > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** How many positions are shown. */
  int count() {
    int count = 0;
    for (int position = 0; position < size; position++) {
      if (filter.test(position)) {
        count++;
      }
    }
    return count;
  }
}
