package io.spandrel.cli.export;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.spandrel.cli.launch.Backend;
import io.spandrel.cli.launch.OtlpProtocol;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A backend, through the SDK's own exporters with their retries. */
final class OtlpSink implements SpanSink {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final long LONGEST_EXPORT_SECONDS = 30;

  /** What they log with a stack trace is said in a line here. Kept, or its level is forgotten. */
  private static final Logger EXPORTERS = Logger.getLogger("io.opentelemetry.exporter");

  private final Backend backend;
  private final SpanExporter exporter;
  private long sent;

  private OtlpSink(Backend backend, SpanExporter exporter) {
    this.backend = backend;
    this.exporter = exporter;
  }

  /**
   * @throws ExportFailure when nobody takes connections there
   */
  static OtlpSink open(Backend backend, OtlpProtocol protocol) {
    backend
        .unreachable(CONNECT_TIMEOUT)
        .ifPresent(reason -> {
          throw new ExportFailure(
              "no backend at " + backend.address() + " (" + reason + "), so nothing was sent");
        });
    EXPORTERS.setLevel(Level.OFF);
    String address = backend.address().toString();
    SpanExporter exporter =
        protocol == OtlpProtocol.GRPC
            ? OtlpGrpcSpanExporter.builder().setEndpoint(address).build()
            : OtlpHttpSpanExporter.builder().setEndpoint(traces(address)).build();
    return new OtlpSink(backend, exporter);
  }

  private static String traces(String address) {
    return (address.endsWith("/") ? address.substring(0, address.length() - 1) : address)
        + "/v1/traces";
  }

  @Override
  public void write(List<SpanData> spans) {
    CompletableResultCode result = exporter.export(spans);
    result.join(LONGEST_EXPORT_SECONDS, TimeUnit.SECONDS);
    if (!result.isSuccess()) {
      throw new ExportFailure(
          "the backend at "
              + backend.address()
              + " took "
              + sent
              + " spans and not the next "
              + spans.size()
              + " ("
              + reason(result)
              + "); see that it takes OTLP there, or give another --protocol");
    }
    sent += spans.size();
  }

  private static String reason(CompletableResultCode result) {
    if (!result.isDone()) {
      return "no answer within " + LONGEST_EXPORT_SECONDS + " s";
    }
    Throwable failure = result.getFailureThrowable();
    while (failure != null && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure == null || failure.getMessage() == null
        ? "it answered with a failure"
        : failure.getMessage().replaceAll("[^ -~]", " ");
  }

  @Override
  public String name() {
    return backend.address().toString();
  }

  @Override
  public void close() {
    exporter.shutdown().join(LONGEST_EXPORT_SECONDS, TimeUnit.SECONDS);
  }
}
