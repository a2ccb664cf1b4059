package io.spandrel.receiver;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Reads the body of an HTTP request, never more of it than allowed, neither as sent nor unpacked.
 */
final class RequestBody {
  private RequestBody() {}

  /**
   * The body, decompressed.
   *
   * @throws IOException if the connection fails
   */
  static byte[] read(HttpExchange exchange, int maxBytes)
      throws IOException, RequestRefusedException {
    boolean gzip = isGzip(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    byte[] sent = readSent(exchange, maxBytes);
    return gzip ? gunzip(sent, maxBytes) : sent;
  }

  private static boolean isGzip(String encoding) throws RequestRefusedException {
    String name = encoding == null ? "" : encoding.trim().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> false;
      case "gzip" -> true;
      default ->
          throw RequestRefusedException.unsupportedType(
              "Content-Encoding is '" + encoding + "', but only gzip or none is understood");
    };
  }

  private static byte[] readSent(HttpExchange exchange, int maxBytes)
      throws IOException, RequestRefusedException {
    long announced = announcedBytes(exchange);
    if (announced > maxBytes) {
      throw RequestRefusedException.tooLarge("the body", maxBytes);
    }
    byte[] sent = exchange.getRequestBody().readNBytes(maxBytes + 1);
    if (sent.length > maxBytes) {
      throw RequestRefusedException.tooLarge("the body", maxBytes);
    }
    if (sent.length < announced) { // older JDKs give no error when the peer stops sending
      throw RequestRefusedException.malformed(
          "the body ended after " + sent.length + " of " + announced + " bytes");
    }
    return sent;
  }

  /** 0 if not announced (chunked). The server has already refused what is no number. */
  private static long announcedBytes(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    return length == null ? 0 : Long.parseLong(length.trim());
  }

  private static byte[] gunzip(byte[] compressed, int maxBytes) throws RequestRefusedException {
    byte[] body;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      body = in.readNBytes(maxBytes + 1);
    } catch (IOException e) { // from memory, so never the connection
      throw RequestRefusedException.malformed(
          "Content-Encoding is gzip, but the body is not: " + e.getMessage());
    }
    if (body.length > maxBytes) {
      throw RequestRefusedException.tooLarge("the decompressed body", maxBytes);
    }
    return body;
  }
}
