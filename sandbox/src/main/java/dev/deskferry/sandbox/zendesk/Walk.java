package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.data.ChangeOrder;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** The two ways through an incremental export, as functions of the order of records. */
final class Walk {

  private Walk() {}

  /**
   * A page.
   *
   * @param keys places in the order, ascending
   * @param isEndOfStream whether nothing visible follows
   */
  record Page(long[] keys, boolean isEndOfStream) {

    /** The second of the last record, -1 on an empty page. */
    long lastSecond() {
      return keys.length == 0 ? -1 : ChangeOrder.second(keys[keys.length - 1]);
    }
  }

  /**
   * Cursor mode: at most {@code perPage} records from a place on.
   *
   * @param from first key, inclusive
   * @param visibleUntil first second that is not shown yet
   */
  static Page byCursor(
      ChangeOrder order, long from, long visibleUntil, int perPage, IntPredicate filter) {
    long[] keys = order.slice(from, ChangeOrder.key(visibleUntil, 0), perPage + 1, filter);
    return cut(keys, Math.min(perPage, keys.length));
  }

  /** The last records before a place, in ascending order as any other page; never the end. */
  static Page backward(ChangeOrder order, long until, int perPage, IntPredicate filter) {
    long[] keys = order.sliceBackward(until, perPage, filter);
    Arrays.sort(keys);
    return new Page(keys, false);
  }

  /**
   * Time mode: records from a second on, that second included. A page goes on past {@code perPage}
   * to the end of its last second, to twice its size at most. A second that holds more than that
   * pins the walk: the page ends where it began, whatever page is asked for next.
   *
   * @param startTime first second, inclusive
   * @param visibleUntil first second that is not shown yet
   */
  static Page byTime(
      ChangeOrder order, long startTime, long visibleUntil, int perPage, IntPredicate filter) {
    long[] keys =
        order.slice(
            ChangeOrder.key(startTime, 0),
            ChangeOrder.key(visibleUntil, 0),
            2 * perPage + 1,
            filter);
    int size = Math.min(perPage, keys.length);
    while (size > 0
        && size < Math.min(2 * perPage, keys.length)
        && ChangeOrder.second(keys[size]) == ChangeOrder.second(keys[size - 1])) {
      size++;
    }
    return cut(keys, size);
  }

  private static Page cut(long[] keys, int size) {
    return new Page(Arrays.copyOf(keys, size), size == keys.length);
  }
}
