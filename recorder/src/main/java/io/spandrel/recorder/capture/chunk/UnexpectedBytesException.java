package io.spandrel.recorder.capture.chunk;

import java.io.IOException;

/** The bytes are not what this reader knows; the JDK's may know better. */
public final class UnexpectedBytesException extends IOException {
  private static final long serialVersionUID = 1;

  public UnexpectedBytesException(String what) {
    super(what);
  }
}
