package io.spandrel.otel.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Loopback ports for programs that must be told theirs. */
final class LoopbackPorts {
  private LoopbackPorts() {}

  /**
   * Returns {@code count} different addresses {@code 127.0.0.1:port} that were free a moment ago.
   * Not promised: that they still are when a program binds them.
   */
  static List<String> free(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      List<String> addresses = new ArrayList<>();
      while (held.size() < count) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        addresses.add("127.0.0.1:" + socket.getLocalPort());
      }
      return List.copyOf(addresses);
    } catch (IOException e) {
      throw new UncheckedIOException("no free loopback port", e);
    } finally {
      held.forEach(LoopbackPorts::close);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
