package io.spandrel.examples.pipeline;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that results are appended to. For one thread: each thread has its own, since a {@link
 * FileChannel} takes a lock around every write, and waiting there would not be waiting for the
 * disk.
 *
 * <p>Where the directory is in memory (tmpfs) nothing waits for a disk.
 */
final class Outbox implements Closeable {
  private final FileChannel channel;
  private long bytesWritten;

  private Outbox(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * A new file in the directory; it is gone once the outbox is closed, or the program has ended in
   * any other way.
   */
  static Outbox open(Path directory) throws IOException {
    Path file = Files.createTempFile(directory, "spandrel-demo-", ".out");
    return new Outbox(
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
  }

  /** Returns when the bytes are on the disk. */
  void append(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
    bytesWritten += bytes.length;
  }

  long bytesWritten() {
    return bytesWritten;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
