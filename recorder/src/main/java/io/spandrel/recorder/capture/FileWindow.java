package io.spandrel.recorder.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes of a file by position, through one small buffer; best read forwards. For one thread. */
final class FileWindow {
  private static final int BYTES = 1 << 16;

  private final FileChannel file;
  private final ByteBuffer window = ByteBuffer.allocate(BYTES);
  private final long size;
  private long windowAt;

  FileWindow(FileChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
    window.limit(0);
  }

  long size() {
    return size;
  }

  /** An unsigned byte; -1 behind the end. */
  int at(long position) throws IOException {
    if (position < 0 || position >= size) {
      return -1;
    }
    long inWindow = position - windowAt;
    if (inWindow < 0 || inWindow >= window.limit()) {
      load(position);
      inWindow = position - windowAt;
      if (inWindow >= window.limit()) {
        return -1;
      }
    }
    return window.get((int) inWindow) & 0xff;
  }

  private void load(long position) throws IOException {
    window.clear();
    windowAt = position;
    while (window.hasRemaining() && file.read(window, position + window.position()) > 0) {
      // Until the window is full, or the file ends.
    }
    window.flip();
  }

  /** What there is of so many bytes. */
  ByteBuffer bytes(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) > 0) {
      // Until all is there, or the file ends.
    }
    return bytes.flip();
  }
}
