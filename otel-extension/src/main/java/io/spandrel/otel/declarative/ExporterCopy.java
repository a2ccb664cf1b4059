package io.spandrel.otel.declarative;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Optional;

/**
 * Another exporter with the same settings. The SDK closes an exporter that a customizer replaces,
 * so one can't be wrapped itself.
 */
final class ExporterCopy {
  private ExporterCopy() {}

  /** Empty: it is none that can be copied. */
  static Optional<SpanExporter> of(SpanExporter exporter) {
    if (exporter instanceof OtlpGrpcSpanExporter grpc) {
      return Optional.of(grpc.toBuilder().build());
    }
    if (exporter instanceof OtlpHttpSpanExporter http) {
      return Optional.of(http.toBuilder().build());
    }
    return Optional.empty();
  }
}
