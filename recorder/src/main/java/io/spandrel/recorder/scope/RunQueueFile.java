package io.spandrel.recorder.scope;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The kernel's account of one thread's waits for a CPU: the second number of its {@code schedstat}
 * file (Linux, Documentation/scheduler/sched-stats.rst). Its own thread keeps the file open;
 * another thread opens it anew, so that the two share no lock.
 *
 * <p>A plain {@link RandomAccessFile}, not a channel: an interrupt of the application's thread
 * closes a channel that is being read.
 */
final class RunQueueFile {
  /** So many threads have one; the others' run-queue wait is inside {@code blocked}. */
  static final int MOST_OPEN = 512;

  private static final Path SELF = Path.of("/proc/thread-self");
  private static final String NAME = "schedstat";
  private static final boolean THERE = Files.isReadable(SELF.resolve(NAME));
  private static final AtomicInteger OPEN = new AtomicInteger();

  private final Path path;
  private final RandomAccessFile file;
  private final byte[] line = new byte[96];

  private RunQueueFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** For the calling thread; null where the system has none or enough are open. */
  static RunQueueFile ofCurrentThread() {
    if (!THERE || OPEN.get() >= MOST_OPEN) {
      return null;
    }
    try {
      Path path = SELF.resolveSibling(Files.readSymbolicLink(SELF)).resolve(NAME);
      RunQueueFile opened = new RunQueueFile(path, new RandomAccessFile(path.toFile(), "r"));
      OPEN.incrementAndGet();
      return opened;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** For its own thread: nanoseconds since the thread started; -1 when it can't be read. */
  long nanos() {
    try {
      file.seek(0);
      return secondNumber(line, file.read(line));
    } catch (IOException e) {
      return -1;
    }
  }

  /** For any other thread; -1 when its thread has died. */
  long nanosFromElsewhere() {
    try {
      byte[] bytes = Files.readAllBytes(path);
      return secondNumber(bytes, bytes.length);
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

  /** Once, after its thread has died. */
  void close() {
    OPEN.decrementAndGet();
    try {
      file.close();
    } catch (IOException e) {
      // A descriptor of /proc that doesn't close is gone with the process.
    }
  }
}
