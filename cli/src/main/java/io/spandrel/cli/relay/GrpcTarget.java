package io.spandrel.cli.relay;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** OTLP over gRPC, without encryption. */
public final class GrpcTarget implements OtlpTarget {

  /** It says at INFO what it found on this machine. Held, because its level is forgotten else. */
  private static final Logger TRANSPORT = Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty");

  private static final long REQUEST_LIMIT_SECONDS = 10;

  private final String authority;
  private final ManagedChannel channel;

  /**
   * @param address host and port: {@code http://localhost:4317}
   */
  public GrpcTarget(URI address) {
    if (TRANSPORT.getLevel() == null) {
      TRANSPORT.setLevel(Level.SEVERE);
    }
    this.authority = address.getAuthority();
    this.channel =
        NettyChannelBuilder.forAddress(
                new InetSocketAddress(address.getHost(), Math.max(address.getPort(), 0)))
            .usePlaintext()
            .build();
  }

  @Override
  public Answer send(ExportTraceServiceRequest request) {
    try {
      // After a refused connection gRPC pauses for longer and longer; we have a pause of our own.
      channel.resetConnectBackoff();
      TraceServiceGrpc.newBlockingStub(channel)
          .withDeadlineAfter(REQUEST_LIMIT_SECONDS, TimeUnit.SECONDS)
          .export(request);
      return Answer.ACCEPTED;
    } catch (StatusRuntimeException failed) {
      return switch (failed.getStatus().getCode()) {
        case INVALID_ARGUMENT, UNAUTHENTICATED, PERMISSION_DENIED, UNIMPLEMENTED ->
            new Answer(
                Answer.Kind.REFUSED, authority + " answered " + failed.getStatus().getCode());
        case UNAVAILABLE -> new Answer(Answer.Kind.AWAY, "nothing takes spans at " + authority);
        default ->
            new Answer(Answer.Kind.AWAY, authority + " answered " + failed.getStatus().getCode());
      };
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
