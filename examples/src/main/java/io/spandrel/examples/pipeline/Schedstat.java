package io.spandrel.examples.pipeline;

import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * The kernel's account of how long the thread that opened it was ready and waited for a CPU
 * (Linux). The file stays open and is read again from its beginning, 2 us of copying in kernel
 * memory, without an object: a reading that had to wait for a collection would not be of one moment
 * with the other clocks.
 */
final class Schedstat {
  /** The system does not say. */
  static final long UNKNOWN = -1;

  private static final String FILE = "/proc/thread-self/schedstat";
  private static final int MAX_BYTES = 128;

  /**
   * Null where there is no such file. Never closed: it is one per thread, until the program ends.
   */
  private final RandomAccessFile file;

  private final byte[] line = new byte[MAX_BYTES];

  private Schedstat(RandomAccessFile file) {
    this.file = file;
  }

  static Schedstat openForCurrentThread() {
    try {
      return new Schedstat(new RandomAccessFile(FILE, "r"));
    } catch (IOException notLinux) {
      return new Schedstat(null);
    }
  }

  /** Nanoseconds since the thread started, or {@link #UNKNOWN}. */
  long runQueueNanos() {
    if (file == null) {
      return UNKNOWN;
    }
    try {
      file.seek(0);
      return secondNumber(line, file.read(line));
    } catch (IOException unreadable) {
      return UNKNOWN;
    }
  }

  /** Of a line such as {@code 928124 2392561 1}. */
  static long secondNumber(byte[] line, int length) {
    int at = 0;
    while (at < length && line[at] != ' ') {
      at++;
    }
    at++;
    if (at >= length) {
      return UNKNOWN;
    }
    long number = 0;
    for (; at < length && line[at] >= '0' && line[at] <= '9'; at++) {
      number = 10 * number + line[at] - '0';
    }
    return number;
  }
}
