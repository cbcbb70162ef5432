package dev.deskferry.sandbox.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.LongStream;

/**
 * Records in the order of (second of their last change, id). A record that changes moves to its new
 * place at once, so that a walk which has not come there yet meets it again. Safe for many threads.
 *
 * <p>A place in the order is a <i>key</i>: the second in the upper half, the index in the lower.
 */
public final class ChangeOrder {

  private final long[] original;
  private final Map<Integer, Long> moved = new ConcurrentHashMap<>();
  private final ConcurrentSkipListSet<Long> later = new ConcurrentSkipListSet<>();

  private ChangeOrder(long[] original) {
    this.original = original;
  }

  /**
   * Orders records.
   *
   * @param size how many there are
   * @param second the second of an index's last change
   */
  public static ChangeOrder of(int size, IntToLongFunction second) {
    long[] keys = new long[size];
    for (int index = 0; index < size; index++) {
      keys[index] = key(second.applyAsLong(index), index);
    }
    Arrays.parallelSort(keys);
    return new ChangeOrder(keys);
  }

  /** The place of an index at a second. */
  public static long key(long second, int index) {
    return second << 32 | index;
  }

  /** The second of a place. */
  public static long second(long key) {
    return key >>> 32;
  }

  /** The index of a place. */
  public static int index(long key) {
    return (int) key;
  }

  /** How many places there were at the start. */
  public int sizeAtStart() {
    return original.length;
  }

  /** The key at a position of the order as it was at the start. */
  public long keyAtStart(int position) {
    return original[position];
  }

  /** Moves a record, or adds one. */
  public synchronized void move(int index, long second) {
    long key = key(second, index);
    Long before = moved.put(index, key);
    if (before != null) {
      later.remove(before);
    }
    later.add(key);
  }

  /**
   * The first keys of a range.
   *
   * @param from first key, inclusive
   * @param until last key, exclusive
   * @param limit how many at most
   * @param filter which indexes count
   */
  public long[] slice(long from, long until, int limit, IntPredicate filter) {
    long[] found = new long[Math.min(limit, original.length + later.size())];
    int count = 0;
    PrimitiveIterator.OfLong changed =
        later.tailSet(from).stream().mapToLong(Long::longValue).iterator();
    long nextChanged = changed.hasNext() ? changed.nextLong() : Long.MAX_VALUE;
    int position = positionOf(from);
    while (count < found.length) {
      while (position < original.length && moved.containsKey(index(original[position]))) {
        position++;
      }
      long nextOriginal = position < original.length ? original[position] : Long.MAX_VALUE;
      long next = Math.min(nextOriginal, nextChanged);
      if (next >= until) {
        break;
      }
      if (next == nextOriginal) {
        position++;
      } else {
        nextChanged = changed.hasNext() ? changed.nextLong() : Long.MAX_VALUE;
      }
      if (filter.test(index(next))) {
        found[count++] = next;
      }
    }
    return count == found.length ? found : Arrays.copyOf(found, count);
  }

  /**
   * The last keys before a place, latest first.
   *
   * @param until first key that is not meant
   * @param limit how many at most
   * @param filter which indexes count
   */
  public long[] sliceBackward(long until, int limit, IntPredicate filter) {
    long[] found = new long[Math.min(limit, original.length + later.size())];
    int count = 0;
    Iterator<Long> changed = later.headSet(until).descendingIterator();
    long nextChanged = changed.hasNext() ? changed.next() : -1;
    int position = positionOf(until) - 1;
    while (count < found.length) {
      while (position >= 0 && moved.containsKey(index(original[position]))) {
        position--;
      }
      long nextOriginal = position >= 0 ? original[position] : -1;
      long next = Math.max(nextOriginal, nextChanged);
      if (next < 0) {
        break;
      }
      if (next == nextOriginal) {
        position--;
      } else {
        nextChanged = changed.hasNext() ? changed.next() : -1;
      }
      if (filter.test(index(next))) {
        found[count++] = next;
      }
    }
    return count == found.length ? found : Arrays.copyOf(found, count);
  }

  /** All keys in order. */
  public LongStream keys() {
    return Arrays.stream(slice(0, Long.MAX_VALUE, Integer.MAX_VALUE, index -> true));
  }

  private int positionOf(long key) {
    int position = Arrays.binarySearch(original, key);
    return position >= 0 ? position : -position - 1;
  }
}
