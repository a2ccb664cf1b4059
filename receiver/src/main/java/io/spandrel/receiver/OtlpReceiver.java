package io.spandrel.receiver;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Receives OTLP traces over gRPC and over HTTP (binary protobuf) and hands each request to a
 * consumer. Metrics and logs are accepted and thrown away, so that an agent with default settings
 * does not complain.
 *
 * <pre>{@code
 * var spans = new ReceivedSpans();
 * try (var receiver = OtlpReceiver.builder().onTraces(spans).build().start()) {
 *   // export to receiver.grpcEndpoint() or receiver.httpEndpoint()
 * }
 * }</pre>
 *
 * <p>It listens on 127.0.0.1 and nowhere else. A request is answered only after the consumer has
 * returned, so what an exporter saw accepted, the consumer has. Everything is bounded: bytes of a
 * request, compressed and decompressed; requests at work; the time of one HTTP request.
 *
 * <p>Not promised: protection from a hostile program on the same machine. There is no
 * authentication and no encryption, and a message within the size limit may take several times its
 * size once it is parsed.
 *
 * <p>All methods may be called by any thread. All threads are daemons: an open receiver does not
 * keep the JVM alive.
 */
public final class OtlpReceiver implements AutoCloseable {
  static final InetAddress LOOPBACK = loopback();

  private final ReceiverSettings settings;
  private final TraceSink sink;
  private GrpcEndpoint grpc;
  private HttpEndpoint http;
  private boolean started;
  private boolean closed;

  private OtlpReceiver(ReceiverSettings settings, TraceSink sink) {
    this.settings = settings;
    this.sink = sink;
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * Begins to listen; the ports are open when this returns. May be called once.
   *
   * @throws PortInUseException if something else listens on a chosen port; then no port is left
   *     open
   * @throws UncheckedIOException if a port cannot be opened for another reason
   */
  public synchronized OtlpReceiver start() {
    if (started) {
      throw new IllegalStateException("this receiver was started before; build another one");
    }
    started = true;
    try {
      grpc = settings.grpcEnabled() ? GrpcEndpoint.open(settings, sink) : null;
      http = settings.httpEnabled() ? HttpEndpoint.open(settings, sink) : null;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    return this;
  }

  /**
   * The port that gRPC listens on. {@link IllegalStateException} before the start or without gRPC.
   */
  public synchronized int grpcPort() {
    return listening(grpc, "gRPC").port();
  }

  /**
   * The port that HTTP listens on. {@link IllegalStateException} before the start or without HTTP.
   */
  public synchronized int httpPort() {
    return listening(http, "HTTP").port();
  }

  /**
   * What an exporter takes as its endpoint for protocol {@code grpc}, as in {@code
   * http://127.0.0.1:4317}.
   */
  public String grpcEndpoint() {
    return endpoint(grpcPort());
  }

  /**
   * What {@code OTEL_EXPORTER_OTLP_ENDPOINT} takes for protocol {@code http/protobuf}, as in {@code
   * http://127.0.0.1:4318}. An exporter that is set up in code wants {@link #httpTracesEndpoint()}.
   */
  public String httpEndpoint() {
    return endpoint(httpPort());
  }

  /** The whole address of traces over HTTP, as in {@code http://127.0.0.1:4318/v1/traces}. */
  public String httpTracesEndpoint() {
    return httpEndpoint() + OtlpHttpHandler.TRACES_PATH;
  }

  /** What happened so far; goes on being readable after {@link #close()}. */
  public ReceiverCounts counts() {
    return sink.counts();
  }

  /** Stops listening; requests at work get a moment to end. Closing again does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (http != null) {
      http.close();
    }
    if (grpc != null) {
      grpc.close();
    }
  }

  private <T> T listening(T endpoint, String protocol) {
    if (!started) {
      throw new IllegalStateException("the receiver has no port yet: call start() first");
    }
    if (endpoint == null) {
      throw new IllegalStateException("the receiver does not listen on " + protocol);
    }
    return endpoint;
  }

  private static String endpoint(int port) {
    return "http://" + LOOPBACK.getHostAddress() + ":" + port;
  }

  private static InetAddress loopback() {
    try {
      // InetAddress.getLoopbackAddress() may be ::1, which endpoints with 127.0.0.1 in them do not
      // reach.
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are always an address", e);
    }
  }

  /** Settings of a receiver. Not for use by several threads at once. */
  public static final class Builder {
    private ReceiverSettings settings = ReceiverSettings.DEFAULTS;
    private Consumer<? super ExportTraceServiceRequest> consumer;

    private Builder() {}

    /** Port for gRPC; 0, the default, takes a free one. */
    public Builder grpcPort(int port) {
      settings = settings.withGrpcPort(port);
      return this;
    }

    /** Port for HTTP; 0, the default, takes a free one. */
    public Builder httpPort(int port) {
      settings = settings.withHttpPort(port);
      return this;
    }

    /** Opens no port for gRPC. */
    public Builder withoutGrpc() {
      settings = settings.withoutGrpc();
      return this;
    }

    /** Opens no port for HTTP. */
    public Builder withoutHttp() {
      settings = settings.withoutHttp();
      return this;
    }

    /**
     * Largest request, in bytes, before and after decompression alike. Default 16 MiB, at most 256
     * MiB.
     */
    public Builder maxRequestBytes(int bytes) {
      settings = settings.withMaxRequestBytes(bytes);
      return this;
    }

    /**
     * How many requests each of the two protocols works on at once. Default 16. More wait (HTTP) or
     * are told to try again (gRPC).
     */
    public Builder maxRequestsInFlight(int requests) {
      settings = settings.withMaxRequestsInFlight(requests);
      return this;
    }

    /**
     * How long one HTTP request may take from its first byte to the end of its answer, the consumer
     * included, whose thread is interrupted then. Default 30 s. Over gRPC only peers that are gone
     * or stopped are cut off.
     */
    public Builder requestTimeout(Duration timeout) {
      settings = settings.withRequestTimeout(timeout);
      return this;
    }

    /**
     * What gets each request for traces. It is called by several threads at once. While it runs,
     * the sender waits. If it throws anything, the sender is told to try again later, and that is
     * counted; the receiver goes on.
     */
    public Builder onTraces(Consumer<? super ExportTraceServiceRequest> consumer) {
      this.consumer = Objects.requireNonNull(consumer, "consumer");
      return this;
    }

    /**
     * A receiver that does not listen yet.
     *
     * @throws IllegalStateException if there is no consumer, or both protocols are off
     */
    public OtlpReceiver build() {
      if (consumer == null) {
        throw new IllegalStateException("a receiver needs a consumer: call onTraces(...)");
      }
      if (!settings.grpcEnabled() && !settings.httpEnabled()) {
        throw new IllegalStateException("a receiver needs gRPC or HTTP; both were switched off");
      }
      return new OtlpReceiver(settings, new TraceSink(consumer));
    }
  }
}
