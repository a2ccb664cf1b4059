package io.spandrel.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A port that the receiver was to open is taken. The message is one line for people: which port,
 * and what to do.
 */
public final class PortInUseException extends UncheckedIOException {
  private final int port;

  PortInUseException(int port, String protocol, IOException cause) {
    super(
        "port "
            + port
            + " on 127.0.0.1 is in use, so OTLP over "
            + protocol
            + " cannot be received there: stop the program that listens on it, or choose another port"
            + " (0 takes a free one)",
        cause);
    this.port = port;
  }

  /** The port that is taken. */
  public int port() {
    return port;
  }
}
