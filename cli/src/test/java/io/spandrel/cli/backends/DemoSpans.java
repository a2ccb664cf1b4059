package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.spandrel.cli.launch.BundledJar;
import io.spandrel.cli.launch.JarCache;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import java.io.IOException;
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
  private static final int MAX_ATTEMPTS = 3;
  private static DemoSpans recorded;

  DemoSpans {
    requests = List.copyOf(requests);
  }

  static synchronized DemoSpans get() throws Exception {
    for (int attempt = 1; recorded == null; attempt++) {
      List<ExportTraceServiceRequest> requests = new CopyOnWriteArrayList<>();
      Path log = Path.of("target", "demo-spans-" + attempt + ".log").toAbsolutePath();
      // On a machine with more to do than it can, the program may give up; that is no test of it.
      if (run(requests, log)) {
        recorded = new DemoSpans(requests);
      } else {
        assertThat(attempt).as("attempts; see " + log).isLessThan(MAX_ATTEMPTS);
      }
    }
    assertThat(recorded.localRoots())
        .as("requests that arrived")
        .hasSizeGreaterThanOrEqualTo(REQUESTS);
    return recorded;
  }

  private static boolean run(List<ExportTraceServiceRequest> requests, Path log) throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(requests::add).build().start()) {
      Process program = start(receiver.httpEndpoint(), log);
      try {
        return program.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && program.exitValue() == 0;
      } finally {
        program.descendants().forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly();
      }
    }
  }

  private static Process start(String endpoint, Path log) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                java,
                "-jar",
                Path.of("target", "spandrel.jar").toAbsolutePath().toString(),
                "run",
                "--to",
                endpoint,
                "--",
                java,
                "-Xmx256m",
                "-Dotel.service.name=" + SERVICE,
                "-Dotel.bsp.max.queue.size=65536",
                "-jar",
                JarCache.ofUser(System.getenv()).file(BundledJar.EXAMPLES).toString(),
                "--requests",
                Integer.toString(REQUESTS))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_"));
    return builder.start();
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
