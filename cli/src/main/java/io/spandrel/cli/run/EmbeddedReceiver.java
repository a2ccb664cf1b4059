package io.spandrel.cli.run;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.spandrel.cli.launch.OtlpProtocol;
import io.spandrel.cli.trace.OtlpSpans;
import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.PortInUseException;
import io.spandrel.receiver.ReceivedSpan;
import java.util.function.Consumer;

/** Takes the spans of the traced program on a loopback port of this process. */
public final class EmbeddedReceiver implements AutoCloseable {

  private final OtlpReceiver receiver;
  private final OtlpProtocol protocol;

  private EmbeddedReceiver(OtlpReceiver receiver, OtlpProtocol protocol) {
    this.receiver = receiver;
    this.protocol = protocol;
  }

  /**
   * Begins to listen, for one protocol.
   *
   * @param port 0 for any that is free
   * @param spans gets every span, from several threads at once
   * @throws PortInUseException if the port is taken
   */
  public static EmbeddedReceiver open(
      OtlpProtocol protocol, int port, Consumer<? super TraceSpan> spans) {
    return open(protocol, port, spans, request -> {});
  }

  /**
   * The same.
   *
   * @param requests gets every request as it came, after its spans
   */
  public static EmbeddedReceiver open(
      OtlpProtocol protocol,
      int port,
      Consumer<? super TraceSpan> spans,
      Consumer<? super ExportTraceServiceRequest> requests) {
    OtlpReceiver.Builder builder =
        OtlpReceiver.builder()
            .onTraces(request -> {
              ReceivedSpan.allOf(request).forEach(span -> spans.accept(OtlpSpans.of(span)));
              requests.accept(request);
            });
    if (protocol == OtlpProtocol.GRPC) {
      builder.withoutHttp().grpcPort(port);
    } else {
      builder.withoutGrpc().httpPort(port);
    }
    return new EmbeddedReceiver(builder.build().start(), protocol);
  }

  /** Where the program's agent sends its spans to. */
  public String endpoint() {
    return protocol == OtlpProtocol.GRPC ? receiver.grpcEndpoint() : receiver.httpEndpoint();
  }

  public OtlpProtocol protocol() {
    return protocol;
  }

  /** Ends when what was being received has been taken. */
  @Override
  public void close() {
    receiver.close();
  }
}
