package dev.deskferry.sandbox.data.generated;

import java.util.List;

/**
 * Chance as a function: the same seed, stream, index and salt always fall the same way, in any
 * order of asking.
 *
 * @param seed of the account
 * @param stream what is generated, so that two kinds of records do not resemble each other
 * @param index of the record
 */
record Dice(long seed, int stream, long index) {

  /** 64 bits; every salt gives others. */
  long bits(int salt) {
    long kind = mix(seed * 0x9e3779b97f4a7c15L + (stream + 1) * 0xda942042e4dd58b5L);
    return mix(kind + mix(index * 0xd1342543de82ef95L + 0x2545f4914f6cdd1dL) * 3 + mix(salt + 77L));
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int salt, int bound) {
    return (int) ((bits(salt) >>> 33) * bound >>> 31);
  }

  /** A number from 0 to {@code bound - 1}. */
  long below(int salt, long bound) {
    return Long.remainderUnsigned(bits(salt), bound);
  }

  /** True for this many of a thousand. */
  boolean chance(int salt, int perThousand) {
    return below(salt, 1000) < perThousand;
  }

  /** One of these. */
  <T> T pick(int salt, List<T> from) {
    return from.get(below(salt, from.size()));
  }

  private static long mix(long value) {
    long bits = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }
}
