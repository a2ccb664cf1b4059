package io.spandrel.receiver;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Requests to send. */
final class SampleRequests {
  static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

  private SampleRequests() {}

  static Span.Builder span(String spanId, String name) {
    return Span.newBuilder().setTraceId(bytes(TRACE_ID)).setSpanId(bytes(spanId)).setName(name);
  }

  static ExportTraceServiceRequest request(Span... spans) {
    ScopeSpans.Builder ofScope = ScopeSpans.newBuilder();
    for (Span span : spans) {
      ofScope.addSpans(span);
    }
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(ofScope))
        .build();
  }

  static ExportTraceServiceRequest oneSpan(String name) {
    return request(span("b7ad6b7169203331", name).build());
  }

  /** A request of about this size. */
  static ExportTraceServiceRequest ofBytes(int bytes) {
    return oneSpan("x".repeat(bytes));
  }

  static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
