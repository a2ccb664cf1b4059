package io.spandrel.cli.relay;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.spandrel.cli.launch.OtlpProtocol;
import java.net.URI;

/** A place that takes OTLP requests of spans. */
public interface OtlpTarget extends AutoCloseable {

  /**
   * What became of one attempt.
   *
   * @param reason in words; empty if it was accepted
   */
  record Answer(Kind kind, String reason) {

    public enum Kind {
      ACCEPTED,
      /** It may be accepted later. */
      AWAY,
      /** It will never be accepted. */
      REFUSED
    }

    static final Answer ACCEPTED = new Answer(Kind.ACCEPTED, "");
  }

  /**
   * A backend by its address, as users name it.
   *
   * @param address {@code http://localhost:4318}, without the path of OTLP over HTTP
   */
  static OtlpTarget of(URI address, OtlpProtocol protocol) {
    if (protocol == OtlpProtocol.GRPC) {
      return new GrpcTarget(address);
    }
    return new HttpTarget(traces(address));
  }

  /** Where OTLP over HTTP takes spans, below such an address. */
  static URI traces(URI address) {
    String base = address.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "v1/traces");
  }

  /** Tries once, and returns when it is decided, within some seconds. */
  Answer send(ExportTraceServiceRequest request) throws InterruptedException;

  @Override
  void close();
}
