package io.spandrel.examples.pipeline;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * HTTP/1.0 over a plain blocking socket. The clients of the JDK would do as well, but agents make a
 * span for each of their calls, and fetch is to be a span without children. For any thread.
 */
final class HttpClient {
  private static final String END_OF_HEAD = "\r\n\r\n";

  /** So long that only a dead server reaches it. */
  private static final int TIMEOUT_MILLIS = 60_000;

  private final InetSocketAddress server;

  HttpClient(InetSocketAddress server) {
    this.server = server;
  }

  /** The body of the answer. */
  String get(String path) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      String question = "GET " + path + " HTTP/1.0" + END_OF_HEAD;
      socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
      byte[] bytes = socket.getInputStream().readAllBytes();
      return bodyOf(new String(bytes, StandardCharsets.US_ASCII), path);
    }
  }

  private static String bodyOf(String answer, String path) throws IOException {
    int endOfHead = answer.indexOf(END_OF_HEAD);
    if (endOfHead < 0 || !answer.startsWith("HTTP/1.0 200 ")) {
      throw new IOException("GET " + path + " was answered with '" + firstLine(answer) + "'");
    }
    return answer.substring(endOfHead + END_OF_HEAD.length());
  }

  private static String firstLine(String answer) {
    return answer.lines().findFirst().orElse("");
  }
}
