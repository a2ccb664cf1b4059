package io.spandrel.recorder.scope;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The kernel's account of one thread's waits for a CPU: the second number of {@code
 * /proc/thread-self/schedstat} (Linux, Documentation/scheduler/sched-stats.rst). The file is kept
 * open: any thread may read it, until its thread has died.
 *
 * <p>A plain {@link RandomAccessFile}, not a channel: an interrupt of the application's thread
 * closes a channel that is being read.
 */
final class RunQueueFile {
  /** So many threads have one; the others' run-queue wait is inside {@code blocked}. */
  static final int MOST_OPEN = 512;

  private static final String PATH = "/proc/thread-self/schedstat";
  private static final boolean THERE = new File(PATH).canRead();
  private static final AtomicInteger OPEN = new AtomicInteger();

  private final RandomAccessFile file;
  private final byte[] line = new byte[96];
  private boolean closed;

  private RunQueueFile(RandomAccessFile file) {
    this.file = file;
  }

  static boolean isSupported() {
    return THERE;
  }

  /** For the calling thread; null where the system has none or enough are open. */
  static RunQueueFile ofCurrentThread() {
    if (!THERE || OPEN.get() >= MOST_OPEN) {
      return null;
    }
    try {
      RunQueueFile opened = new RunQueueFile(new RandomAccessFile(PATH, "r"));
      OPEN.incrementAndGet();
      return opened;
    } catch (IOException e) {
      return null;
    }
  }

  /** Nanoseconds since the thread started; -1 when the thread has died. */
  synchronized long nanos() {
    if (closed) {
      return -1;
    }
    try {
      file.seek(0);
      return secondNumber(line, file.read(line));
    } catch (IOException e) {
      return -1;
    }
  }

  static long secondNumber(byte[] line, int length) {
    int at = 0;
    while (at < length && line[at] != ' ') {
      at++;
    }
    if (++at >= length) {
      return -1;
    }
    long number = 0;
    for (; at < length && line[at] >= '0' && line[at] <= '9'; at++) {
      number = number * 10 + (line[at] - '0');
    }
    return number;
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      OPEN.decrementAndGet();
      try {
        file.close();
      } catch (IOException e) {
        // A descriptor of /proc that doesn't close is gone with the process.
      }
    }
  }
}
