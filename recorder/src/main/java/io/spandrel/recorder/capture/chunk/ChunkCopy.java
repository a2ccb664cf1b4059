package io.spandrel.recorder.capture.chunk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a chunk without the events that the JDK's parser need not see. What is left moves forward,
 * so the header's positions and each checkpoint's way back to the one before are written anew.
 */
final class ChunkCopy implements AutoCloseable {
  private static final long METADATA = 0;
  private static final long CHECKPOINT = 1;

  /** A number below 0 has always so many. */
  private static final int DELTA_BYTES = 9;

  private static final int CHECKPOINT_HEAD = 64;

  private final ChunkBytes bytes;
  private final EventUses uses;
  private final FileChannel target;
  private final ByteBuffer out = ByteBuffer.allocate(1 << 16);
  private final Map<Long, Long> checkpoints = new HashMap<>();
  private long written;
  private long keptFrom;
  private long metadataAt = -1;

  private ChunkCopy(ChunkBytes bytes, EventUses uses, Path path) throws IOException {
    this.bytes = bytes;
    this.uses = uses;
    this.target =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
  }

  /**
   * @param checkpoint where the last constants are
   * @param metadata where the types are
   */
  static void write(ChunkBytes bytes, EventUses uses, long checkpoint, long metadata, Path target)
      throws IOException {
    try (ChunkCopy copy = new ChunkCopy(bytes, uses, target)) {
      copy.events(metadata);
      copy.header(checkpoint);
    }
  }

  private void events(long metadata) throws IOException {
    long at = ChunkHeader.BYTES;
    while (at < bytes.size()) {
      long next = bytes.begin(at);
      long type = bytes.type();
      if (type == CHECKPOINT) {
        checkpoint(at, next);
      } else if (type == METADATA) {
        if (at == metadata) {
          metadataAt = written + at - keptFrom;
        }
      } else if (isLeftOut(uses.of(type), next)) {
        keep(at);
        keptFrom = next;
      }
      at = next;
    }
    keep(at);
    flush();
  }

  /** For the event begun last. */
  private boolean isLeftOut(EventUse use, long next) throws IOException {
    if (use.firsts() == null) {
      return !use.byJdk();
    }
    bytes.whole(next);
    for (int i = 0; i < use.times(); i++) {
      bytes.number();
    }
    return !use.firsts().add(bytes);
  }

  /** What is not left out, up to there. */
  private void keep(long to) throws IOException {
    if (to > keptFrom) {
      bytes.copy(keptFrom, to, this::put);
      keptFrom = to;
    }
  }

  private void checkpoint(long at, long next) throws IOException {
    bytes.whole(Math.min(next, bytes.position() + CHECKPOINT_HEAD));
    bytes.number(); // time
    bytes.number(); // duration
    long deltaAt = bytes.position();
    long delta = bytes.number();
    bytes.check();
    long deltaBytes = bytes.position() - deltaAt;
    keep(at);
    checkpoints.put(at, written);
    if (delta != 0) {
      Long before = checkpoints.get(at + delta);
      if (before == null || deltaBytes != DELTA_BYTES) {
        throw new UnexpectedBytesException("a checkpoint that leads to none");
      }
      long newDelta = before - written;
      keep(deltaAt);
      put(encode(newDelta), 0, DELTA_BYTES);
      keptFrom = deltaAt + DELTA_BYTES;
    }
  }

  private static byte[] encode(long negative) {
    byte[] encoded = new byte[DELTA_BYTES];
    for (int i = 0; i < DELTA_BYTES - 1; i++) {
      encoded[i] = (byte) (negative >>> 7 * i | 0x80);
    }
    encoded[DELTA_BYTES - 1] = (byte) (negative >>> 56);
    return encoded;
  }

  private void put(byte[] source, int from, int length) throws IOException {
    int put = 0;
    while (put < length) {
      if (!out.hasRemaining()) {
        flush();
      }
      int now = Math.min(length - put, out.remaining());
      out.put(source, from + put, now);
      put += now;
    }
    written += length;
  }

  private void flush() throws IOException {
    out.flip();
    while (out.hasRemaining()) {
      target.write(out);
    }
    out.clear();
  }

  private void header(long checkpoint) throws IOException {
    Long checkpointAt = checkpoints.get(checkpoint);
    if (checkpointAt == null || metadataAt < 0) {
      throw new UnexpectedBytesException("a header that leads to no types or constants");
    }
    put(ChunkHeader.SIZE_AT, written);
    put(ChunkHeader.CHECKPOINT_AT, checkpointAt);
    put(ChunkHeader.METADATA_AT, metadataAt);
    target.write(ByteBuffer.wrap(new byte[1]), ChunkHeader.STATE_AT);
  }

  private void put(long position, long value) throws IOException {
    target.write(ByteBuffer.allocate(Long.BYTES).putLong(value).flip(), position);
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
