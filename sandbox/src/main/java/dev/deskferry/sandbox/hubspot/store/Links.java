package dev.deskferry.sandbox.hubspot.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The links of one record in one long array: element 0 counts them, the others hold, sorted, the
 * ordinal of the other object type (8 bits), the other slot (40 bits) and the number of a set of
 * association types (16 bits). A link so costs 8 bytes at either end.
 */
public final class Links {

  private static final int SET_BITS = 16;
  private static final int SLOT_BITS = 40;

  private Links() {}

  /** Links kept. */
  public static int count(long @Nullable [] links) {
    return links == null ? 0 : (int) links[0];
  }

  /** The position of the first link to an object type or a later one; positions start at 1. */
  public static int first(long @Nullable [] links, int type) {
    return links == null ? 1 : lowerBound(links, pack(type, 0, 0));
  }

  /** The links to one object type. */
  public static int count(long @Nullable [] links, int type) {
    return first(links, type + 1) - first(links, type);
  }

  /** The position of the link to a record, or -1. */
  public static int find(long @Nullable [] links, int type, int slot) {
    if (links == null) {
      return -1;
    }
    long start = pack(type, slot, 0);
    int at = lowerBound(links, start);
    return at <= links[0] && (links[at] >>> SET_BITS) == (start >>> SET_BITS) ? at : -1;
  }

  /** The slot at a position. */
  public static int slotAt(long[] links, int position) {
    return (int) ((links[position] >>> SET_BITS) & ((1L << SLOT_BITS) - 1));
  }

  /** The object type at a position. */
  public static int typeAt(long[] links, int position) {
    return (int) (links[position] >>> (SET_BITS + SLOT_BITS));
  }

  /** The set of association types at a position. */
  public static int setAt(long[] links, int position) {
    return (int) (links[position] & ((1 << SET_BITS) - 1));
  }

  /** Adds or replaces a link; the result replaces the argument. */
  public static long[] put(long @Nullable [] links, int type, int slot, int set) {
    long[] current = links == null ? new long[3] : links;
    long entry = pack(type, slot, set);
    int found = find(current, type, slot);
    if (found > 0) {
      current[found] = entry;
      return current;
    }
    int count = (int) current[0];
    int at = lowerBound(current, entry);
    long[] target = current;
    if (count + 1 == current.length) {
      target = Arrays.copyOf(current, current.length + Math.max(2, current.length / 2));
    }
    System.arraycopy(target, at, target, at + 1, count + 1 - at);
    target[at] = entry;
    target[0] = count + 1;
    return target;
  }

  /** Removes the link at a position. */
  public static void removeAt(long[] links, int position) {
    int count = (int) links[0];
    System.arraycopy(links, position + 1, links, position, count - position);
    links[count] = 0;
    links[0] = count - 1;
  }

  private static long pack(int type, int slot, int set) {
    return ((long) type << (SET_BITS + SLOT_BITS)) | ((long) slot << SET_BITS) | set;
  }

  private static int lowerBound(long[] links, long entry) {
    int low = 1;
    int high = (int) links[0] + 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (links[middle] < entry) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
