package io.spandrel.otel.capture;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A file as the answer to a request. */
final class FileAnswer {
  private static final int OK = 200;

  private FileAnswer() {}

  /**
   * Sends it in chunks, of which the last says that all has come. So if the content breaks off, the
   * stream is left without that, and the client sees that the file is cut.
   *
   * @throws IOException if the content or the connection broke; the exchange must not be closed
   *     then, as that would send the last chunk
   */
  static void send(HttpExchange exchange, InputStream content, String name) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/octet-stream");
    headers.set("Content-Disposition", "attachment; filename=\"" + name + "\"");
    exchange.sendResponseHeaders(OK, 0);
    OutputStream out = exchange.getResponseBody();
    content.transferTo(out);
    out.close();
  }
}
