package io.spandrel.examples.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * The kernel's account of how long the thread that opened it was ready and waited for a CPU
 * (Linux). The file stays open and is read again from its beginning, 2 us of copying in kernel
 * memory.
 *
 * <p>The flight recorder sees every read of a file through a stream or a {@code FileChannel}, and
 * calls it a wait for a file if a pause or another thread comes in between. It doesn't look at
 * asynchronous channels, so this is one, with the calling thread as its executor: the read is over
 * when the call returns.
 */
final class Schedstat {
  /** The system does not say. */
  static final long UNKNOWN = -1;

  private static final Path FILE = Path.of("/proc/thread-self/schedstat");
  private static final int MAX_BYTES = 128;

  /**
   * Null where there is no such file. Never closed: it is one per thread, until the program ends.
   */
  private final AsynchronousFileChannel channel;

  private final ByteBuffer line = ByteBuffer.allocateDirect(MAX_BYTES);

  private Schedstat(AsynchronousFileChannel channel) {
    this.channel = channel;
  }

  static Schedstat openForCurrentThread() {
    try {
      return new Schedstat(
          AsynchronousFileChannel.open(
              FILE, Set.of(StandardOpenOption.READ), new CallingThreadExecutor()));
    } catch (IOException notLinux) {
      return new Schedstat(null);
    }
  }

  /** Nanoseconds since the thread started, or {@link #UNKNOWN}. */
  long runQueueNanos() {
    if (channel == null) {
      return UNKNOWN;
    }
    try {
      line.clear();
      channel.read(line, 0).get();
      return secondNumber(line.flip());
    } catch (ExecutionException unreadable) {
      return UNKNOWN;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }

  /**
   * Of a line such as {@code 928124 2392561 1}; without a string, since this runs inside what is
   * measured.
   */
  static long secondNumber(ByteBuffer line) {
    while (line.hasRemaining() && line.get() != ' ') {
      // The first number.
    }
    if (!line.hasRemaining()) {
      return UNKNOWN;
    }
    long number = 0;
    while (line.hasRemaining()) {
      int digit = line.get() - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
