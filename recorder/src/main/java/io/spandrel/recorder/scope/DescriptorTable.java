package io.spandrel.recorder.scope;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the kernel's table of this process's open files large enough, before the application's
 * threads do. Linux doubles the table when it is full, and in a process with several threads waits
 * for an RCU grace period while it does (fs/file.c, expand_files): some 15 ms in which every other
 * thread that opens a file or a socket waits too. A {@link RunQueueFile} for each thread would make
 * that happen sooner, in the middle of requests; a table once grown never shrinks.
 */
public final class DescriptorTable {
  /** Opening so many makes room for twice as many: {@link RunQueueFile#MOST_OPEN} and others. */
  static final int OPENED_AT_ONCE = RunQueueFile.MOST_OPEN + 1;

  /** Only where the application can't run into its limit meanwhile. */
  static final long LEAST_LIMIT = 4L * OPENED_AT_ONCE;

  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String LIMIT = "Max open files";

  private DescriptorTable() {}

  /** Takes some milliseconds, so not on an application's thread. Does nothing elsewhere. */
  public static void reserve() {
    List<Closeable> opened = new ArrayList<>(OPENED_AT_ONCE);
    try {
      if (limit(Files.readAllLines(LIMITS)) >= LEAST_LIMIT) {
        for (int i = 0; i < OPENED_AT_ONCE; i++) {
          opened.add(new RandomAccessFile("/dev/null", "r"));
        }
      }
    } catch (IOException | RuntimeException e) {
      // Not Linux, or no descriptor left: the table grows when it must.
    } finally {
      opened.forEach(DescriptorTable::close);
    }
  }

  /** The soft limit, as the JVM has raised it; 0 if it is not said. */
  static long limit(List<String> limits) {
    for (String line : limits) {
      if (line.startsWith(LIMIT)) {
        String soft = line.substring(LIMIT.length()).strip().split("\\s+")[0];
        return soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft);
      }
    }
    return 0;
  }

  private static void close(Closeable file) {
    try {
      file.close();
    } catch (IOException e) {
      // Nothing was written to it.
    }
  }
}
