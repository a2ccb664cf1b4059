package io.spandrel.otel.backend;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * The real Jaeger with {@code collector-config/jaeger.yaml}, traces in memory, on free loopback
 * ports until closed. Any thread may call it. Its output is kept in {@code otel-extension/target}.
 */
public final class Jaeger implements AutoCloseable {
  private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(30);

  private final BackendProcess process;
  private final String otlpGrpc;
  private final String otlpHttp;
  private final String query;

  private Jaeger(BackendProcess process, String otlpGrpc, String otlpHttp, String query) {
    this.process = process;
    this.otlpGrpc = otlpGrpc;
    this.otlpHttp = otlpHttp;
    this.query = query;
  }

  /**
   * Starts Jaeger and returns when its API answers. Skips the calling test where no Jaeger can be
   * had, or fails it with {@code SPANDREL_REQUIRE_BACKENDS=true}.
   *
   * @param name what the log file is called by: {@code <name>-jaeger.log}
   */
  public static Jaeger start(String name) {
    Path program = BackendProgram.JAEGER.locate();
    List<String> ports = LoopbackPorts.free(4);
    Map<String, String> environment =
        Map.of(
            "JAEGER_OTLP_GRPC", ports.get(0),
            "JAEGER_OTLP_HTTP", ports.get(1),
            "JAEGER_QUERY_HTTP", ports.get(2),
            "JAEGER_QUERY_GRPC", ports.get(3));
    BackendProcess process =
        BackendProcess.start(
            program,
            Checkout.collectorConfig().resolve("jaeger.yaml"),
            environment,
            URI.create("http://" + ports.get(2) + "/api/services"),
            Checkout.target().resolve(name + "-jaeger.log"));
    return new Jaeger(process, ports.get(0), ports.get(1), ports.get(2));
  }

  /** For the OTLP exporters' {@code endpoint}, protocol {@code grpc}. */
  public String otlpGrpcEndpoint() {
    return "http://" + otlpGrpc;
  }

  /**
   * For the OTLP exporters' {@code endpoint}, protocol {@code http/protobuf}, without {@code
   * /v1/traces}.
   */
  public String otlpHttpEndpoint() {
    return "http://" + otlpHttp;
  }

  /** What {@link Collector#start} needs to send here. */
  String otlpGrpcAddress() {
    return otlpGrpc;
  }

  /**
   * Waits until Jaeger has {@code spans} or more spans of the trace, and returns them. Spans arrive
   * in several batches, so a first answer need not be the whole trace.
   *
   * @throws org.awaitility.core.ConditionTimeoutException if they are not there after 30 seconds
   */
  public JaegerTrace trace(String traceId, int spans) {
    return Awaitility.await(
            "trace " + traceId + " with " + spans + " spans in Jaeger, log " + process.log())
        .atMost(ARRIVAL_LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> find(traceId), found -> found.isPresent() && found.get().spans().size() >= spans)
        .orElseThrow();
  }

  /** Waits until Jaeger has any span of the trace, and returns what is there then. */
  public JaegerTrace trace(String traceId) {
    return trace(traceId, 1);
  }

  private Optional<JaegerTrace> find(String traceId) throws Exception {
    var response = BackendProcess.get(URI.create("http://" + query + "/api/traces/" + traceId));
    return response.statusCode() == 200
        ? Optional.of(JaegerTrace.parse(response.body()))
        : Optional.empty();
  }

  @Override
  public void close() {
    process.close();
  }
}
