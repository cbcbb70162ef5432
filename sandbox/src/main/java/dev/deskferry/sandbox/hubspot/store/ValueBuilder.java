package dev.deskferry.sandbox.hubspot.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the values of one record. Not thread-safe. */
public final class ValueBuilder {

  private int[] keys = new int[24];
  private byte[][] texts = new byte[24][];
  private int size;

  /** An empty record. */
  public ValueBuilder() {}

  /** A record that starts with the given values. */
  public ValueBuilder(byte[] values) {
    Values.forEach(
        values,
        (key, bytes, offset, length) ->
            append(key, Arrays.copyOfRange(bytes, offset, offset + length)));
  }

  /** Sets a value; the empty text clears it. */
  public void set(int key, String text) {
    int index = indexOf(key);
    if (text.isEmpty()) {
      if (index >= 0) {
        removeAt(index);
      }
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (index >= 0) {
      texts[index] = bytes;
    } else {
      append(key, bytes);
    }
  }

  /** The text of a property, or null when it has none. */
  public @Nullable String text(int key) {
    int index = indexOf(key);
    return index < 0 ? null : new String(texts[index], StandardCharsets.UTF_8);
  }

  /** The encoded record. */
  public byte[] toBytes() {
    int total = 0;
    for (int i = 0; i < size; i++) {
      total += width(keys[i]) + width(texts[i].length) + texts[i].length;
    }
    byte[] bytes = new byte[total];
    int position = 0;
    for (int i = 0; i < size; i++) {
      position = write(bytes, position, keys[i]);
      position = write(bytes, position, texts[i].length);
      System.arraycopy(texts[i], 0, bytes, position, texts[i].length);
      position += texts[i].length;
    }
    return bytes;
  }

  private int indexOf(int key) {
    for (int i = 0; i < size; i++) {
      if (keys[i] == key) {
        return i;
      }
    }
    return -1;
  }

  private void append(int key, byte[] bytes) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      texts = Arrays.copyOf(texts, size * 2);
    }
    keys[size] = key;
    texts[size++] = bytes;
  }

  private void removeAt(int index) {
    size--;
    System.arraycopy(keys, index + 1, keys, index, size - index);
    System.arraycopy(texts, index + 1, texts, index, size - index);
  }

  private static int width(int number) {
    int width = 1;
    for (int rest = number >>> 7; rest != 0; rest >>>= 7) {
      width++;
    }
    return width;
  }

  private static int write(byte[] bytes, int position, int number) {
    int at = position;
    int rest = number;
    while (rest > 0x7f) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
    return at;
  }
}
