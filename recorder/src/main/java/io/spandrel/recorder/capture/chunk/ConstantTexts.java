package io.spandrel.recorder.capture.chunk;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts that a chunk's events name by a number. HotSpot writes them ({@code jfrStringPool.cpp})
 * in checkpoints of their own, whose only pool is of {@code java.lang.String}.
 *
 * <p>A checkpoint ({@code ChunkParser.fillConstantPools}) is its time, a duration, how far back the
 * one before begins (0: it is the first), a byte of flags, the number of pools, and for each its
 * type, its count and so many keys with values.
 */
public final class ConstantTexts {
  private static final long CHECKPOINT = 1;

  private final Map<Long, String> texts = new HashMap<>();

  private ConstantTexts() {}

  /**
   * Follows the checkpoints from the last one back to the first.
   *
   * @param last where it begins
   * @param textType the type's number; negative: the chunk has no texts
   */
  public static ConstantTexts read(ChunkBytes bytes, long last, long textType) throws IOException {
    ConstantTexts constants = new ConstantTexts();
    TextReader reader = new TextReader();
    long position = last;
    long delta;
    do {
      long next = bytes.begin(position);
      if (bytes.type() != CHECKPOINT) {
        throw new UnexpectedBytesException("no checkpoint at " + position);
      }
      Head head = Head.read(bytes, next);
      if (head.pools > 0 && head.firstType == textType) {
        bytes.whole(next);
        constants.add(bytes, reader);
      }
      delta = head.delta;
      if (delta > 0) {
        throw new UnexpectedBytesException("a checkpoint that leads forwards");
      }
      position += delta;
    } while (delta != 0);
    return constants;
  }

  /** What comes before the first pool's constants. */
  private record Head(long delta, int pools, long firstType) {
    /** Room for all of it. */
    private static final int BYTES = 64;

    static Head read(ChunkBytes bytes, long next) throws IOException {
      bytes.whole(Math.min(next, bytes.position() + BYTES));
      bytes.number();
      bytes.number();
      long delta = bytes.number();
      bytes.raw();
      int pools = (int) bytes.number();
      long firstType = pools > 0 ? bytes.number() : -1;
      bytes.check();
      return new Head(delta, pools, firstType);
    }
  }

  /** Of two with the same key the earlier in the file is kept, since it is read last. */
  private void add(ChunkBytes bytes, TextReader reader) throws UnexpectedBytesException {
    int count = (int) bytes.number();
    for (int i = 0; i < count; i++) {
      long key = bytes.number();
      String text = reader.read(bytes);
      bytes.check();
      texts.put(key, text);
    }
  }

  /** Null: there is none. */
  String get(long key) {
    return texts.get(key);
  }
}
