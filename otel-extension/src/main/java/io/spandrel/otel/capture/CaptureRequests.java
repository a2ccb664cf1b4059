package io.spandrel.otel.capture;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Answers the requests of the endpoint. */
final class CaptureRequests implements HttpHandler {
  private static final int OK = 200;
  private static final int NOT_ANSWERED = -1;

  private final RequestRules rules;
  private final TraceAnswer trace;
  private final StatusAnswer status;

  CaptureRequests(RequestRules rules, TraceAnswer trace, StatusAnswer status) {
    this.rules = rules;
    this.trace = trace;
    this.status = status;
  }

  /**
   * @throws IOException if the client has gone, or the answer broke off; the server then closes the
   *     connection without ending the answer
   */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    try {
      Optional<Refusal> refusal = answer(exchange);
      if (refusal.isPresent()) {
        refuse(exchange, refusal.get());
      }
      exchange.close();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", ending);
    }
  }

  private Optional<Refusal> answer(HttpExchange exchange) throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath();
    Optional<Refusal> refusal =
        rules.check(
            exchange.getRequestMethod(), path == null ? "" : path, exchange.getRequestHeaders());
    if (refusal.isPresent()) {
      return refusal;
    }
    try {
      if (path.equals(RequestRules.TRACE)) {
        return trace.answer(exchange);
      }
      send(exchange, OK, "application/json", status.json());
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(new Refusal(Refusal.FAILED, "Flight Recorder failed with " + e + "."));
    }
  }

  private static void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
    if (exchange.getResponseCode() != NOT_ANSWERED) {
      throw new IOException("failed in the middle of the answer: " + refusal.sentence());
    }
    refusal.headers().forEach(exchange.getResponseHeaders()::set);
    send(exchange, refusal.status(), "text/plain; charset=utf-8", refusal.sentence() + "\n");
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean empty = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
  }
}
