package io.spandrel.otel.truth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Has the system write a file to its disk. How long that takes is the disk's choice. */
public final class FileForcer implements Act {
  private static final int BYTES_A_MILLISECOND = 256 << 10;

  private final FileChannel file;

  private FileForcer(FileChannel file) {
    this.file = file;
  }

  public static void main(String[] args) throws Exception {
    Path path = Files.createTempFile(Path.of("target"), "forced", ".bin");
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      MeasuredSpans.repeat(new FileForcer(file));
    } finally {
      Files.delete(path);
    }
  }

  /** Into the page cache. */
  @Override
  public void prepare(Duration length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocateDirect((int) length.toMillis() * BYTES_A_MILLISECOND);
    while (bytes.hasRemaining()) {
      file.write(bytes, bytes.position());
    }
  }

  @Override
  public void run(Duration length) throws IOException {
    file.force(true);
  }
}
