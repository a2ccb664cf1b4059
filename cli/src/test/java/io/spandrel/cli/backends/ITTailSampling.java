package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Status;
import io.spandrel.receiver.ReceivedSpan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code tail-sampling.yaml} with a traced program's spans: every span of a trace that should be
 * kept is in Jaeger, none of another is, whenever it comes. The limits are set so that some traces
 * lie on each side.
 */
class ITTailSampling {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String NEVER = "9000000000000000000";

  private static DemoSpans sent;
  private static Rig rig;
  private static long lockLimitNanos;
  private static long slowLimitMillis;
  private static Set<String> kept;
  private static String failedTrace;

  @BeforeAll
  static void sendAll() throws Exception {
    TestPrograms.locate(BackendKind.COLLECTOR);
    sent = DemoSpans.get();
    lockLimitNanos =
        middle(
            sent.localRoots().stream().mapToLong(ITTailSampling::lockNanos).sorted().toArray(),
            0.5);
    slowLimitMillis =
        middle(
                sent.byTrace().values().stream()
                    .mapToLong(ITTailSampling::traceNanos)
                    .sorted()
                    .toArray(),
                0.9)
            / 1_000_000;
    kept =
        sent.byTrace().entrySet().stream()
            .filter(trace -> isToBeKept(trace.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    rig =
        Rig.start(
            List.of(BackendKind.JAEGER, BackendKind.COLLECTOR),
            List.of("tail-sampling.yaml"),
            variables());
    rig.send(sent.requests());
    // Sent last, so decided last: when it is there, all others have been decided.
    ExportTraceServiceRequest failed =
        ChangedSpans.of(
            sent.requests(),
            ChangedSpans.inTrace(dropped()),
            span ->
                span.setTraceId(ChangedSpans.other(span.getTraceId()))
                    .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR)));
    failedTrace = ReceivedSpan.allOf(failed).get(0).traceId();
    rig.send(List.of(failed));
    Awaitility.await("the trace with an error")
        .atMost(LIMIT)
        .until(() -> !rig.jaeger().spans(Set.of(failedTrace)).isEmpty());
  }

  @AfterAll
  static void stop() {
    if (rig != null) {
      rig.close();
    }
  }

  private static Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    for (String state :
        List.of("gc", "safepoint", "alloc_stall", "runnable", "blocked", "queue", "park")) {
      variables.put("KEEP_" + state.toUpperCase(Locale.ROOT) + "_NS", NEVER);
    }
    variables.put("KEEP_LOCK_NS", Long.toString(lockLimitNanos));
    variables.put("KEEP_SLOWER_THAN_MS", Long.toString(slowLimitMillis));
    variables.put("KEEP_REST_PERCENT", "0");
    variables.put("COLLECTOR_DECISION_WAIT", "4s");
    return variables;
  }

  /** Between two of the values, so that none lies on the limit. */
  private static long middle(long[] sorted, double share) {
    int index = (int) (sorted.length * share);
    return (sorted[index - 1] + sorted[index]) / 2;
  }

  private static long lockNanos(ReceivedSpan root) {
    return root.longAttribute("spandrel.total.lock_ns").orElse(0);
  }

  private static long traceNanos(List<ReceivedSpan> trace) {
    return trace.stream().mapToLong(ReceivedSpan::endNanos).max().orElseThrow()
        - trace.stream().mapToLong(ReceivedSpan::startNanos).min().orElseThrow();
  }

  /** A latency policy keeps what is longer than its limit in whole milliseconds, not as long. */
  private static boolean isToBeKept(List<ReceivedSpan> trace) {
    return traceNanos(trace) / 1_000_000 > slowLimitMillis
        || trace.stream().anyMatch(span -> lockNanos(span) >= lockLimitNanos);
  }

  private static String dropped() {
    return sent.byTrace().keySet().stream().filter(id -> !kept.contains(id)).findFirst().get();
  }

  @Test
  void everySpanOfWhatWaitedOrWasSlow_isKept_andNoOther() throws Exception {
    assertThat(kept).isNotEmpty().hasSizeLessThan(sent.byTrace().size());
    Map<String, Integer> expected = new TreeMap<>();
    sent.byTrace()
        .forEach((id, spans) -> {
          if (kept.contains(id)) {
            expected.put(id, spans.size());
          }
        });

    Awaitility.await("the kept spans")
        .atMost(LIMIT)
        .untilAsserted(() -> {
          Map<String, Integer> found = new TreeMap<>();
          var spans = rig.jaeger().spans(sent.byTrace().keySet());
          spans.keySet().retainAll(sent.byId().keySet()); // without those sent late
          spans
              .values()
              .forEach(span -> found.merge(span.get("traceID").getAsString(), 1, Integer::sum));
          assertThat(found).isEqualTo(expected);
        });
  }

  @Test
  void lateSpan_followsTheDecisionOnItsTrace() throws Exception {
    String keptTrace = kept.iterator().next();
    String droppedTrace = dropped();
    Set<String> lateKept = sendLate(droppedTrace, keptTrace);

    Awaitility.await("the late spans of a kept trace")
        .atMost(LIMIT)
        .until(() -> rig.jaeger().spans(Set.of(keptTrace)).keySet().containsAll(lateKept));
    assertThat(rig.jaeger().spans(Set.of(droppedTrace))).isEmpty();
  }

  /** Sends the dropped trace's spans first; returns the ids of the kept one's. */
  private static Set<String> sendLate(String droppedTrace, String keptTrace)
      throws InterruptedException {
    for (String trace : List.of(droppedTrace, keptTrace)) {
      rig.send(
          List.of(
              ChangedSpans.of(
                  sent.requests(),
                  ChangedSpans.inTrace(trace),
                  span -> span.setSpanId(ChangedSpans.other(span.getSpanId())))));
    }
    return sent.byTrace().get(keptTrace).stream()
        .map(span -> ChangedSpans.hex(ChangedSpans.other(span.proto().getSpanId())))
        .collect(Collectors.toSet());
  }
}
