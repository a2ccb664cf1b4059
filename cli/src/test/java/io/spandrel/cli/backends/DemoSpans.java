package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.spandrel.cli.launch.BundledJar;
import io.spandrel.cli.launch.JarCache;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What the demo's program sends under agent and extension: recorded once, and sent to real backends
 * as often as tests like. Immutable.
 */
record DemoSpans(List<ExportTraceServiceRequest> requests) {
  static final String SERVICE = "orders";

  private static final int REQUESTS = 60;
  private static final int LIMIT_SECONDS = 120;
  private static DemoSpans recorded;

  DemoSpans {
    requests = List.copyOf(requests);
  }

  static synchronized DemoSpans get() throws Exception {
    if (recorded == null) {
      recorded = record();
    }
    return recorded;
  }

  private static DemoSpans record() throws Exception {
    List<ExportTraceServiceRequest> requests = new CopyOnWriteArrayList<>();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path examples = JarCache.ofUser(System.getenv()).file(BundledJar.EXAMPLES);
    Path log = Path.of("target", "demo-spans.log").toAbsolutePath();
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(requests::add).build().start()) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  java,
                  "-jar",
                  Path.of("target", "spandrel.jar").toAbsolutePath().toString(),
                  "run",
                  "--to",
                  receiver.httpEndpoint(),
                  "--",
                  java,
                  "-Xmx256m",
                  "-Dotel.service.name=" + SERVICE,
                  "-Dotel.bsp.max.queue.size=65536",
                  "-jar",
                  examples.toString(),
                  "--requests",
                  Integer.toString(REQUESTS))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_"));
      Process program = builder.start();
      try {
        assertThat(program.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("ended: " + log).isTrue();
      } finally {
        program.destroyForcibly();
      }
      assertThat(program.exitValue()).as("exit code: " + log).isZero();
    }
    DemoSpans spans = new DemoSpans(requests);
    assertThat(spans.localRoots())
        .as("requests that arrived")
        .hasSizeGreaterThanOrEqualTo(REQUESTS);
    return spans;
  }

  /** Every span by its id; the demo's are unique over all traces. */
  Map<String, ReceivedSpan> byId() {
    return requests.stream()
        .flatMap(request -> ReceivedSpan.allOf(request).stream())
        .collect(Collectors.toMap(ReceivedSpan::spanId, span -> span, (a, b) -> a, TreeMap::new));
  }

  Map<String, List<ReceivedSpan>> byTrace() {
    return byId().values().stream().collect(Collectors.groupingBy(ReceivedSpan::traceId));
  }

  List<ReceivedSpan> localRoots() {
    return byId().values().stream()
        .filter(span -> span.longAttribute("spandrel.total.unexplained_ns").isPresent())
        .toList();
  }

  /** Spans of Spandrel's own: waits and pauses. */
  List<ReceivedSpan> waits() {
    return byId().values().stream().filter(span -> span.scopeName().equals("spandrel")).toList();
  }
}
