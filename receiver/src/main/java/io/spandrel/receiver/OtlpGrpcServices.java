package io.spandrel.receiver;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;

/** The three OTLP services: one that receives, two that say yes and forget. */
final class OtlpGrpcServices {
  private OtlpGrpcServices() {}

  static final class Traces extends TraceServiceGrpc.TraceServiceImplBase {
    private final TraceSink sink;

    Traces(TraceSink sink) {
      this.sink = sink;
    }

    @Override
    public void export(
        ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> response) {
      try {
        sink.accept(request);
      } catch (TraceSink.ConsumerFailedException e) {
        response.onError(Status.UNAVAILABLE.withDescription(e.getMessage()).asException());
        return;
      }
      answer(response, ExportTraceServiceResponse.getDefaultInstance());
    }
  }

  static final class IgnoredMetrics extends MetricsServiceGrpc.MetricsServiceImplBase {
    @Override
    public void export(
        ExportMetricsServiceRequest request,
        StreamObserver<ExportMetricsServiceResponse> response) {
      answer(response, ExportMetricsServiceResponse.getDefaultInstance());
    }
  }

  static final class IgnoredLogs extends LogsServiceGrpc.LogsServiceImplBase {
    @Override
    public void export(
        ExportLogsServiceRequest request, StreamObserver<ExportLogsServiceResponse> response) {
      answer(response, ExportLogsServiceResponse.getDefaultInstance());
    }
  }

  private static <A> void answer(StreamObserver<A> response, A message) {
    response.onNext(message);
    response.onCompleted();
  }
}
