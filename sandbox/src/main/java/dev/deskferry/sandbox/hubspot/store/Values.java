package dev.deskferry.sandbox.hubspot.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The property values of one record in one byte array: for each value the property key and the
 * length as variable-length integers, then the UTF-8 bytes. About 2 bytes of overhead per value,
 * where a map of strings needs more than a hundred.
 */
public final class Values {

  /** No values. */
  public static final byte[] NONE = new byte[0];

  private Values() {}

  /** Receives one value. */
  @FunctionalInterface
  public interface Visitor<X extends Exception> {
    /** A value at {@code bytes[offset..offset+length)}. */
    void value(int key, byte[] bytes, int offset, int length) throws X;
  }

  /** Visits all values in the order of writing. */
  public static <X extends Exception> void forEach(byte[] values, Visitor<X> visitor) throws X {
    Reader reader = new Reader(values);
    while (reader.next()) {
      visitor.value(reader.key, values, reader.offset, reader.length);
    }
  }

  /** The text of a property, or null when it has none. */
  public static @Nullable String text(byte[] values, int key) {
    Reader reader = new Reader(values);
    while (reader.next()) {
      if (reader.key == key) {
        return new String(values, reader.offset, reader.length, StandardCharsets.UTF_8);
      }
    }
    return null;
  }

  /** Whether a property has exactly these bytes. */
  public static boolean holds(byte[] values, int key, byte[] expected) {
    Reader reader = new Reader(values);
    while (reader.next()) {
      if (reader.key == key) {
        return Arrays.equals(
            values, reader.offset, reader.offset + reader.length, expected, 0, expected.length);
      }
    }
    return false;
  }

  /** Walks the values of a record without allocating per value. */
  static final class Reader {
    private final byte[] bytes;
    private int position;
    int key;
    int offset;
    int length;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean next() {
      if (position >= bytes.length) {
        return false;
      }
      key = number();
      length = number();
      offset = position;
      position += length;
      return true;
    }

    private int number() {
      int result = 0;
      int shift = 0;
      byte part;
      do {
        part = bytes[position++];
        result |= (part & 0x7f) << shift;
        shift += 7;
      } while (part < 0);
      return result;
    }
  }
}
