package io.spandrel.recorder.capture;

import java.nio.ByteBuffer;

/**
 * The 68 bytes before a chunk's events, big-endian, at the offsets that {@code
 * jdk.jfr.internal.consumer.ChunkHeader} of JDK 17 to 25 reads and HotSpot's {@code
 * jfrChunkWriter.cpp} writes: magic 0, major 4, minor 6, size 8, last checkpoint 16, metadata 24,
 * start 32, duration 40, start ticks 48, ticks a second 56, state 64, flags 67.
 *
 * @param size of the chunk with its header, in bytes, as far as the JVM had got
 * @param checkpoint where the last constants are, from the chunk's first byte
 * @param metadata where the types are
 * @param startEpochNanos when the chunk began
 * @param finished false: the JVM was still writing it when the file was taken away
 */
record ChunkHeader(
    int major,
    int minor,
    long size,
    long checkpoint,
    long metadata,
    long startEpochNanos,
    boolean finished) {

  static final int BYTES = 68;
  static final byte[] MAGIC = {'F', 'L', 'R', 0};

  static final int SIZE_AT = 8;
  static final int CHECKPOINT_AT = 16;
  static final int METADATA_AT = 24;
  static final int STATE_AT = 64;

  private static final int START_AT = 32;
  private static final int TICKS_PER_SECOND_AT = 56;

  /** Null: no chunk begins here, or its header makes no sense. */
  static ChunkHeader read(ByteBuffer bytes) {
    if (bytes.limit() < BYTES || !isMagic(bytes)) {
      return null;
    }
    int major = bytes.getShort(4);
    if (major != 1 && major != 2 || bytes.getLong(TICKS_PER_SECOND_AT) <= 0) {
      return null;
    }
    return new ChunkHeader(
        major,
        bytes.getShort(6),
        bytes.getLong(SIZE_AT),
        bytes.getLong(CHECKPOINT_AT),
        bytes.getLong(METADATA_AT),
        bytes.getLong(START_AT),
        bytes.get(STATE_AT) == 0);
  }

  private static boolean isMagic(ByteBuffer bytes) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes.get(i) != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }
}
