package io.spandrel.receiver;

import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.util.TransmitStatusRuntimeExceptionInterceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** OTLP over gRPC on one loopback port. */
final class GrpcEndpoint implements AutoCloseable {
  private static final int CLOSE_SECONDS = 2;
  private static final int PING_AFTER_SECONDS = 20;
  private static final int PING_ANSWER_SECONDS = 10;

  /**
   * How much of a refused message a sender can still get rid of. Once it has to wait for more room,
   * OkHttp does not look at the answer before its own time-out, and Netty keeps the stream open.
   */
  private static final int FLOW_CONTROL_WINDOW_BYTES = 64 << 20;

  /**
   * Only a limit to what one peer can pile up. It is far above the slots, because a stream of a
   * refused message may stay open (see above), and a connection with no stream left is dead.
   */
  private static final int MAX_STREAMS_PER_CONNECTION = 1_000;

  private final Server server;
  private final ThreadPoolExecutor executor;

  private GrpcEndpoint(Server server, ThreadPoolExecutor executor) {
    this.server = server;
    this.executor = executor;
  }

  static GrpcEndpoint open(ReceiverSettings settings, TraceSink sink) {
    GrpcLogs.quieten();
    // Two threads more than requests: one that is to be refused needs a thread too.
    ThreadPoolExecutor executor =
        DaemonThreads.pool("spandrel-receiver-grpc", settings.maxRequestsInFlight() + 2);
    Server server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(OtlpReceiver.LOOPBACK, settings.grpcPort()))
            .executor(executor)
            .maxInboundMessageSize(settings.maxRequestBytes())
            .flowControlWindow(FLOW_CONTROL_WINDOW_BYTES)
            .maxConcurrentCallsPerConnection(MAX_STREAMS_PER_CONNECTION)
            // A peer that is stopped in the middle of a message would keep its slot for ever.
            .keepAliveTime(PING_AFTER_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(PING_ANSWER_SECONDS, TimeUnit.SECONDS)
            .permitKeepAliveTime(1, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .intercept(new GrpcRequestSlots(settings.maxRequestsInFlight()))
            .addStreamTracerFactory(new FailedCallCounter(sink))
            .addService(parsedInside(new OtlpGrpcServices.Traces(sink)))
            .addService(parsedInside(new OtlpGrpcServices.IgnoredMetrics()))
            .addService(parsedInside(new OtlpGrpcServices.IgnoredLogs()))
            .build();
    try {
      return new GrpcEndpoint(server.start(), executor);
    } catch (IOException e) {
      executor.shutdownNow();
      throw failure(settings.grpcPort(), e);
    }
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdown();
    try {
      if (!server.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    executor.shutdownNow();
  }

  /**
   * Messages are decompressed and parsed behind the interceptors, where a failure can be sent as
   * the status it has. In front of them, where grpc does it by default, it would be UNKNOWN and a
   * logged stack trace.
   */
  private static ServerServiceDefinition parsedInside(BindableService service) {
    return ServerInterceptors.intercept(
        ServerInterceptors.useInputStreamMessages(service.bindService()),
        TransmitStatusRuntimeExceptionInterceptor.instance());
  }

  private static UncheckedIOException failure(int port, IOException e) {
    // The native transport has exceptions of its own instead of BindException, so the text must
    // tell.
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("already in use")) {
        return new PortInUseException(port, "gRPC", e);
      }
    }
    return new UncheckedIOException(
        "cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
  }

  /**
   * Sees the end of every call, also of those that grpc refuses by itself: too large, not protobuf.
   */
  private static final class FailedCallCounter extends ServerStreamTracer.Factory {
    private final TraceSink sink;

    FailedCallCounter(TraceSink sink) {
      this.sink = sink;
    }

    @Override
    public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
      return new ServerStreamTracer() {
        @Override
        public void streamClosed(Status status) {
          if (!status.isOk()) {
            sink.countFailedRequest();
          }
        }
      };
    }
  }
}
