package io.spandrel.recorder.capture.chunk;

import java.nio.ByteBuffer;

/**
 * The 68 bytes before a chunk's events, big-endian, at the offsets that {@code
 * jdk.jfr.internal.consumer.ChunkHeader} of JDK 17 to 25 reads and HotSpot's {@code
 * jfrChunkWriter.cpp} writes: magic 0, major 4, minor 6, size 8, last checkpoint 16, metadata 24,
 * start 32, duration 40, start ticks 48, ticks a second 56, state 64, flags 67. For any thread.
 *
 * @param size of the chunk with its header, in bytes, as far as the JVM had got
 * @param checkpoint where the last constants are, from the chunk's first byte
 * @param metadata where the types are
 * @param clock how its events' ticks are told in nanoseconds
 * @param compressed its numbers are LEB128
 * @param finished false: the JVM was still writing it when the file was taken away
 */
public record ChunkHeader(
    int major,
    int minor,
    long size,
    long checkpoint,
    long metadata,
    TickClock clock,
    boolean compressed,
    boolean finished) {

  public static final int BYTES = 68;

  public static final int SIZE_AT = 8;
  public static final int CHECKPOINT_AT = 16;
  public static final int METADATA_AT = 24;
  public static final int STATE_AT = 64;

  private static final byte[] MAGIC = {'F', 'L', 'R', 0};
  private static final int START_AT = 32;
  private static final int START_TICKS_AT = 48;
  private static final int TICKS_PER_SECOND_AT = 56;
  private static final int FLAGS_AT = 67;
  private static final int COMPRESSED = 1;

  /** Null: no chunk begins here, or its header makes no sense. */
  public static ChunkHeader read(ByteBuffer bytes) {
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
        TickClock.of(
            bytes.getLong(START_TICKS_AT),
            bytes.getLong(START_AT),
            bytes.getLong(TICKS_PER_SECOND_AT)),
        (bytes.get(FLAGS_AT) & COMPRESSED) != 0,
        bytes.get(STATE_AT) == 0);
  }

  /** When the chunk began. */
  public long startEpochNanos() {
    return clock.startEpochNanos();
  }

  /** Whether it is written as JDK 14 and later write: JDK 11 says 2.0 of the same magic. */
  public boolean isKnown() {
    return major == 2 && minor >= 1 && compressed;
  }

  /** One of the first three bytes of each chunk. */
  public static byte magic(int index) {
    return MAGIC[index];
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
