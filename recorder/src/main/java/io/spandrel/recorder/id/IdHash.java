package io.spandrel.recorder.id;

/** Where an id belongs in a table with open addressing and a size that is a power of two. */
final class IdHash {
  /** 2 to the 64th divided by the golden ratio (Knuth, The Art of Computer Programming, 6.4). */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** A table that is not longer is not worth making a shorter one. */
  private static final int SHORT = 64;

  /** Where less than one in so many places is taken, a shorter table will do. */
  private static final int SPARSE = 16;

  private IdHash() {}

  /**
   * @param length of the table
   */
  static int slot(long id, int length) {
    return (int) (id * GOLDEN >>> Long.numberOfLeadingZeros(length) + 1);
  }

  /** The least table for so many at a load of a half. */
  static int tableFor(int count) {
    return Integer.highestOneBit(Math.max(2, count) * 2 - 1) << 1;
  }

  /**
   * Whether so few are left in a table that room is to be given back. One made for twice as many is
   * not soon full again, and not soon so empty.
   */
  static boolean isSparse(int count, int length) {
    return length > SHORT && count < length / SPARSE;
  }

  /**
   * Whether what belongs to {@code home} may not move from {@code from} into the hole before it:
   * probing from its home would pass the hole first.
   */
  static boolean mustStay(int home, int hole, int from) {
    return hole <= from ? hole < home && home <= from : hole < home || home <= from;
  }
}
