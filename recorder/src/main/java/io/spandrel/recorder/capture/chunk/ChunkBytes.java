package io.spandrel.recorder.capture.chunk;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The bytes of one chunk, an event at a time: {@link #load} brings one into memory whole, then it
 * is read number by number. Positions count from the chunk's first byte. For one thread.
 *
 * <p>Numbers are LEB128 of at most nine bytes, of which the last is raw, as {@code
 * jdk.jfr.internal.consumer.RecordingInput} reads them.
 */
public final class ChunkBytes {
  private static final int WINDOW = 1 << 18;

  /** No event is larger: the JVM's buffers aren't, and constants are written once a second. */
  private static final int LARGEST_EVENT = 1 << 24;

  /** Behind the last byte there may be read what is no number: the check comes after. */
  private static final int SLACK = 16;

  /** Of a heap buffer the JDK makes a copy of its own, and keeps it. */
  private static final int ONE_READ = 1 << 16;

  private static final int MOST_NUMBER_BYTES = 9;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final FileChannel file;
  private final long start;
  private final long size;
  private byte[] window = new byte[WINDOW + SLACK];
  private ByteBuffer buffer = ByteBuffer.wrap(window);
  private long windowAt;
  private int loaded;
  private int at;
  private int end;
  private long type;

  /**
   * @param start of the chunk in the file
   * @param size of the chunk
   */
  public ChunkBytes(FileChannel file, long start, long size) {
    this.file = file;
    this.start = start;
    this.size = size;
  }

  public long size() {
    return size;
  }

  /**
   * Reads an event's size and type; its numbers are read next, as far as they are in memory: see
   * {@link #whole}.
   *
   * @return where the next event begins
   */
  public long begin(long position) throws IOException {
    if (position < 0 || position >= size) {
      throw new UnexpectedBytesException("no event begins at " + position);
    }
    if (position < windowAt || position + 2 * MOST_NUMBER_BYTES > windowAt + loaded) {
      load(position, 2 * MOST_NUMBER_BYTES);
    }
    at = (int) (position - windowAt);
    end = loaded;
    long length = number();
    type = number();
    if (at > loaded || length < at - (position - windowAt) || length > size - position) {
      throw new UnexpectedBytesException("an event of " + length + " bytes at " + position);
    }
    return position + length;
  }

  /** Of the event begun last. */
  public long type() {
    return type;
  }

  /** Has the event begun last in memory whole, up to where the next begins. */
  public void whole(long next) throws IOException {
    if (next > windowAt + loaded) {
      long position = windowAt + at;
      if (next - position > LARGEST_EVENT) {
        throw new UnexpectedBytesException("an event of " + (next - position) + " bytes");
      }
      load(position, (int) (next - position));
      at = 0;
    }
    end = (int) (next - windowAt);
  }

  private void load(long position, int least) throws IOException {
    if (least + SLACK > window.length) {
      window = new byte[least + SLACK];
      buffer = ByteBuffer.wrap(window);
    }
    int wanted = (int) Math.min(window.length - SLACK, size - position);
    windowAt = position;
    loaded = 0;
    while (loaded < wanted) {
      buffer.limit(Math.min(wanted, loaded + ONE_READ)).position(loaded);
      int read = file.read(buffer, start + position + loaded);
      if (read <= 0) {
        throw new UnexpectedBytesException("the file became shorter while it was read");
      }
      loaded += read;
    }
  }

  /** Where it is read next. */
  public long position() {
    return windowAt + at;
  }

  /** So many bytes of the event are left; negative: it was read too far. */
  public int left() {
    return end - at;
  }

  /**
   * @throws UnexpectedBytesException when more was read than the event has
   */
  public void check() throws UnexpectedBytesException {
    if (at > end) {
      throw new UnexpectedBytesException("an event shorter than its fields");
    }
  }

  /** Behind the event there is slack for one number, so the check may come after it. */
  public long number() throws UnexpectedBytesException {
    byte[] bytes = window;
    int i = at;
    if (i > end) {
      check();
    }
    byte first = bytes[i];
    if (first >= 0) {
      at = i + 1;
      return first;
    }
    // Ids and times are long ones: all eight bytes at once, without a branch for each.
    long eight = (long) EIGHT_BYTES.get(bytes, i);
    long lasts = ~eight & 0x8080808080808080L;
    if (lasts == 0) {
      at = i + MOST_NUMBER_BYTES;
      return together(eight & 0x7f7f7f7f7f7f7f7fL) | (bytes[i + 8] & 0xffL) << 56;
    }
    int lastBit = Long.numberOfTrailingZeros(lasts);
    at = i + lastBit / Byte.SIZE + 1;
    return together(eight & 0x7f7f7f7f7f7f7f7fL & -1L >>> Long.SIZE - 1 - lastBit);
  }

  /** Of eight bytes the lower seven bits of each, the first byte's lowest. */
  private static long together(long sevens) {
    long pairs = sevens & 0x007f007f007f007fL | (sevens & 0x7f007f007f007f00L) >>> 1;
    long fours = pairs & 0x00003fff00003fffL | (pairs & 0x3fff00003fff0000L) >>> 2;
    return fours & 0x000000000fffffffL | (fours & 0x0fffffff00000000L) >>> 4;
  }

  public byte raw() throws UnexpectedBytesException {
    check();
    return window[at++];
  }

  public void skip(int count) throws UnexpectedBytesException {
    if (count > left()) {
      throw new UnexpectedBytesException("an event shorter than its fields");
    }
    at += count;
  }

  /** What {@link #position} points to, for whoever reads several at once; never to be written. */
  byte[] array() {
    return window;
  }

  /** Where in {@link #array} it is read next. */
  int arrayAt() {
    return at;
  }

  /** Of bytes anywhere in the chunk, in portions. */
  interface Sink {
    void take(byte[] bytes, int from, int length) throws IOException;
  }

  /** Hands over a stretch of the chunk. */
  void copy(long from, long to, Sink sink) throws IOException {
    long position = from;
    while (position < to) {
      if (position < windowAt || position >= windowAt + loaded) {
        load(position, 1);
      }
      int inWindow = (int) (position - windowAt);
      int length = (int) Math.min(to - position, loaded - inWindow);
      sink.take(window, inWindow, length);
      position += length;
    }
  }
}
