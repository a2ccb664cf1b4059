package io.spandrel.receiver;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Answers one OTLP/HTTP request. */
final class OtlpHttpHandler implements HttpHandler {
  static final String TRACES_PATH = "/v1/traces";
  private static final String METRICS_PATH = "/v1/metrics";
  private static final String LOGS_PATH = "/v1/logs";
  private static final String PROTOBUF = "application/x-protobuf";

  /**
   * How much of a refused body is still read: a sender that is cut off while it writes never sees
   * the answer.
   */
  private static final long MAX_DISCARDED_BYTES = 64L << 20;

  private static final int BUFFER_BYTES = 64 << 10;

  private final TraceSink sink;
  private final int maxRequestBytes;

  OtlpHttpHandler(TraceSink sink, int maxRequestBytes) {
    this.sink = sink;
    this.maxRequestBytes = maxRequestBytes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      receive(exchange);
      exchange.getResponseHeaders().set("Content-Type", PROTOBUF);
      exchange.sendResponseHeaders(200, -1); // an empty response message has no bytes
    } catch (RequestRefusedException e) {
      sink.countFailedRequest();
      refuse(exchange, e);
    } finally {
      exchange.close();
    }
  }

  private void receive(HttpExchange exchange) throws IOException, RequestRefusedException {
    String path = String.valueOf(exchange.getRequestURI().getPath());
    switch (path) {
      case TRACES_PATH -> {
        requirePostOfProtobuf(exchange);
        receiveTraces(RequestBody.read(exchange, maxRequestBytes));
      }
      case METRICS_PATH, LOGS_PATH -> {
        requirePostOfProtobuf(exchange);
        RequestBody.read(exchange, maxRequestBytes);
      }
      default ->
          throw RequestRefusedException.unknownPath(
              "nothing is received at " + path + ": send traces to " + TRACES_PATH);
    }
  }

  private void receiveTraces(byte[] body) throws RequestRefusedException {
    try {
      sink.accept(ExportTraceServiceRequest.parseFrom(body));
    } catch (InvalidProtocolBufferException e) {
      throw RequestRefusedException.malformed(
          "the body is not an ExportTraceServiceRequest: " + e.getMessage());
    } catch (TraceSink.ConsumerFailedException e) {
      throw RequestRefusedException.unavailable(e.getMessage());
    }
  }

  private static void requirePostOfProtobuf(HttpExchange exchange) throws RequestRefusedException {
    String method = exchange.getRequestMethod();
    if (!method.equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      throw RequestRefusedException.wrongMethod("the method is " + method + ", but must be POST");
    }
    if (!isProtobuf(exchange)) {
      throw RequestRefusedException.unsupportedType(
          "Content-Type is '"
              + exchange.getRequestHeaders().getFirst("Content-Type")
              + "', but must be "
              + PROTOBUF
              + ": set OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");
    }
  }

  private static boolean isProtobuf(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return type != null && type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals(PROTOBUF);
  }

  /**
   * A sender of protobuf gets the Status message that OTLP prescribes, anyone else text to read.
   */
  private static void refuse(HttpExchange exchange, RequestRefusedException refusal)
      throws IOException {
    boolean protobuf = isProtobuf(exchange);
    byte[] body =
        protobuf
            ? refusal.status().toByteArray()
            : (refusal.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", protobuf ? PROTOBUF : "text/plain; charset=utf-8");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(refusal.httpStatus(), -1);
      return;
    }
    exchange.sendResponseHeaders(refusal.httpStatus(), body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(body);
    out.flush();
    discard(exchange.getRequestBody());
    out.close();
  }

  private static void discard(InputStream rest) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = MAX_DISCARDED_BYTES;
    for (int n = 0; n >= 0 && left > 0; left -= n) {
      n = rest.read(buffer);
    }
  }
}
