package dev.deskferry.sandbox.data.generated;

import java.util.function.IntFunction;

/**
 * ULIDs as custom objects and surveys have them: ten characters of time, sixteen of chance, of
 * which the last six hold the index of the record, so that it is found without a table.
 */
final class Ulids {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final int INDEX = 6;

  private Ulids() {}

  /** The ULID of a record; grows with the second. */
  static String of(long second, Dice dice, int index) {
    return encode(second * 1_000 + dice.below(900, 1_000), 10)
        + encode(dice.bits(901) >>> 14, 10)
        + encode(index, INDEX);
  }

  /**
   * The index of the record with a ULID, -1 when there is none.
   *
   * @param size how many records there are
   * @param ulids gives the ULID of an index
   */
  static int indexOf(String ulid, int size, IntFunction<String> ulids) {
    int index = index(ulid);
    return index >= 0 && index < size && ulids.apply(index).equals(ulid) ? index : -1;
  }

  private static int index(String ulid) {
    if (ulid.length() != LENGTH) {
      return -1;
    }
    long index = 0;
    for (int i = LENGTH - INDEX; i < LENGTH; i++) {
      int digit = DIGITS.indexOf(ulid.charAt(i));
      if (digit < 0) {
        return -1;
      }
      index = index << 5 | digit;
    }
    return (int) index;
  }

  private static String encode(long value, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = length - 1; i >= 0; i--) {
      text.append(DIGITS.charAt((int) (value >>> (i * 5)) & 31));
    }
    return text.toString();
  }
}
