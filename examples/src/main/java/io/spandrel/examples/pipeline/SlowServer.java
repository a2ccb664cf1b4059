package io.spandrel.examples.pipeline;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP/1.0 server on a free loopback port. {@code GET /items/3000?millis=50} is answered with
 * 3000 lines after 50 ms: half of the time passes before the head, half before the second half of
 * the body.
 */
final class SlowServer implements Closeable {
  private static final Pattern QUESTION =
      Pattern.compile("GET /items/(\\d{1,6})\\?millis=(\\d{1,5}) HTTP/1\\.[01]");

  private static final int MAX_WAITING_CONNECTIONS = 1_000;

  private final ServerSocket serverSocket;

  private SlowServer(ServerSocket serverSocket) {
    this.serverSocket = serverSocket;
  }

  static SlowServer start() throws IOException {
    SlowServer server =
        new SlowServer(
            new ServerSocket(0, MAX_WAITING_CONNECTIONS, InetAddress.getLoopbackAddress()));
    startThread("slow-server", server::acceptUntilClosed);
    return server;
  }

  InetSocketAddress address() {
    return new InetSocketAddress(serverSocket.getInetAddress(), serverSocket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    serverSocket.close();
  }

  private void acceptUntilClosed() {
    while (!serverSocket.isClosed()) {
      try {
        Socket client = serverSocket.accept();
        startThread("slow-server-" + client.getPort(), () -> answer(client));
      } catch (IOException closed) {
        // The loop's condition sees it.
      }
    }
  }

  private static void startThread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void answer(Socket client) {
    try (client) {
      // Else the second half of the body would wait for the client's delayed acknowledgement of the
      // first.
      client.setTcpNoDelay(true);
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      Matcher question = QUESTION.matcher(String.valueOf(reader.readLine()));
      while (!String.valueOf(reader.readLine()).isBlank()) {
        // Headers are of no interest.
      }
      OutputStream out = client.getOutputStream();
      if (question.matches()) {
        answerItems(out, Integer.parseInt(question.group(1)), Integer.parseInt(question.group(2)));
      } else {
        out.write(ascii("HTTP/1.0 404 Not Found\r\n\r\n"));
      }
    } catch (IOException | InterruptedException clientOrProgramGone) {
      // Nobody is there to be answered.
    }
  }

  private static void answerItems(OutputStream out, int items, int millis)
      throws IOException, InterruptedException {
    Thread.sleep(millis / 2);
    out.write(ascii("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n"));
    out.write(ascii(lines(0, items / 2)));
    Thread.sleep(millis - millis / 2);
    out.write(ascii(lines(items / 2, items)));
  }

  private static String lines(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append("sku-").append(100_000 + i).append(';').append(1 + i % 9).append('\n');
    }
    return text.toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
