package io.spandrel.receiver;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps grpc's transport from printing a stack trace for each request that is too large: the sender
 * gets the error, and the receiver counts it. What is severe is still logged, and a level that was
 * set by anyone else is left as it is.
 */
final class GrpcLogs {
  /** Held here, because a logger that nobody holds forgets its level. */
  private static final Logger TRANSPORT = Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty");

  private GrpcLogs() {}

  static void quieten() {
    if (TRANSPORT.getLevel() == null) {
      TRANSPORT.setLevel(Level.SEVERE);
    }
  }
}
