package io.spandrel.cli.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a connection that broke from a file that could not be written. */
final class BrokenConnection extends FilterInputStream {
  /** It was reading that failed. */
  static final class Broken extends IOException {
    Broken(IOException cause) {
      super(cause);
    }
  }

  BrokenConnection(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw new Broken(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      throw new Broken(e);
    }
  }
}
