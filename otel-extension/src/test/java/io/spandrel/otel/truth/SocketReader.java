package io.spandrel.otel.truth;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Reads from a socket whose other end takes its time. */
public final class SocketReader implements Act {
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  private SocketReader(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  public static void main(String[] args) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(server), "slow server");
      thread.setDaemon(true);
      thread.start();
      SocketReader reader =
          new SocketReader(new Socket(server.getInetAddress(), server.getLocalPort()));
      MeasuredSpans.repeat(reader);
      reader.socket.close();
    }
  }

  /** Answers each number of milliseconds after so many. */
  private static void serve(ServerSocket server) {
    try (Socket peer = server.accept()) {
      DataInputStream asked = new DataInputStream(peer.getInputStream());
      for (int millis = asked.read(); millis >= 0; millis = asked.read()) {
        Thread.sleep(millis);
        peer.getOutputStream().write(millis);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void prepare(Duration length) throws IOException {
    out.write((int) length.toMillis());
  }

  @Override
  public void run(Duration length) throws IOException {
    in.readByte();
  }
}
