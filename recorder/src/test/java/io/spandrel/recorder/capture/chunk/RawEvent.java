package io.spandrel.recorder.capture.chunk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes as a chunk has them, written by hand, and put before the reader as one event. */
final class RawEvent {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  RawEvent number(long number) {
    long left = number;
    for (int i = 0; i < 8; i++) {
      if ((left & ~0x7fL) == 0) {
        bytes.write((int) left);
        return this;
      }
      bytes.write((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    bytes.write((int) left);
    return this;
  }

  RawEvent raw(byte... some) {
    bytes.writeBytes(some);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  Path file(Path file) throws IOException {
    return Files.write(file, toBytes());
  }

  /** Behind its size and type, ready to read the first number. */
  ChunkBytes in(Path file) throws IOException {
    byte[] fields = new RawEvent().number(77).raw(toBytes()).toBytes();
    int sizeBytes = fields.length + 1 < 0x80 ? 1 : 2;
    new RawEvent().number(fields.length + sizeBytes).raw(fields).file(file);
    ChunkBytes chunk = new ChunkBytes(FileChannel.open(file), 0, Files.size(file));
    chunk.whole(chunk.begin(0));
    return chunk;
  }
}
