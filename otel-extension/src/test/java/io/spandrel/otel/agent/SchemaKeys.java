package io.spandrel.otel.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schema's attributes: what each may stand on, and its one type. Written from the schema. */
final class SchemaKeys {
  static final List<String> STATES =
      List.of(
          "cpu",
          "runnable",
          "running",
          "gc",
          "safepoint",
          "alloc_stall",
          "lock",
          "socket",
          "file",
          "sleep",
          "child",
          "queue",
          "remote",
          "wait",
          "park",
          "blocked",
          "short",
          "detached",
          "unexplained");

  /** The states that waits and pauses have. */
  static final Set<String> WAIT_STATES =
      Set.of(
          "lock",
          "wait",
          "park",
          "sleep",
          "socket",
          "file",
          "gc",
          "safepoint",
          "alloc_stall",
          "queue",
          "runnable");

  /** The states of the whole VM, whose wait spans name no thread. */
  static final Set<String> PAUSES = Set.of("gc", "safepoint");

  /** The parts that add up to a span's time. */
  static final Set<String> PARTS =
      STATES.stream().map(state -> "spandrel." + state + "_ns").collect(Collectors.toSet());

  /** The parts that add up to a local root's time; nobody is its own child. */
  static final Set<String> TOTALS =
      STATES.stream()
          .filter(state -> !state.equals("child"))
          .map(state -> "spandrel.total." + state + "_ns")
          .collect(Collectors.toSet());

  private static final Map<String, Class<?>> ON_SPANS = onSpans();
  private static final Map<String, Class<?>> ON_WAIT_SPANS = onWaitSpans();

  private SchemaKeys() {}

  private static Map<String, Class<?>> onSpans() {
    Map<String, Class<?>> keys = new HashMap<>();
    PARTS.forEach(key -> keys.put(key, Long.class));
    TOTALS.forEach(key -> keys.put(key, Long.class));
    Stream.of(
            "cpu_time_ns",
            "threads",
            "gc_overlap_ns",
            "throttled_overlap_ns",
            "pinned_ns",
            "allocated_bytes",
            "threshold_ns",
            "before_ns")
        .forEach(key -> keys.put("spandrel." + key, Long.class));
    Stream.of("loss", "ongoing", "total.incomplete")
        .forEach(key -> keys.put("spandrel." + key, Boolean.class));
    Stream.of("summary", "type", "capture.file")
        .forEach(key -> keys.put("spandrel." + key, String.class));
    return keys;
  }

  private static Map<String, Class<?>> onWaitSpans() {
    Map<String, Class<?>> keys = new HashMap<>();
    Stream.of(
            "spandrel.state",
            "spandrel.object",
            "spandrel.vm_operation",
            "spandrel.holder.thread.name",
            "spandrel.holder.trace_id",
            "spandrel.holder.span_id",
            "spandrel.holder.at",
            "spandrel.holder.summary",
            "thread.name",
            "code.function.name",
            "code.stacktrace",
            "network.peer.address",
            "file.path",
            "jvm.gc.name",
            "jvm.gc.action",
            "jvm.gc.cause")
        .forEach(key -> keys.put(key, String.class));
    Stream.of(
            "spandrel.bytes",
            "spandrel.queue.length",
            "spandrel.holder.count",
            "thread.id",
            "code.line.number",
            "network.peer.port",
            "aggregation.span_count",
            "aggregation.duration_min_ns",
            "aggregation.duration_max_ns",
            "aggregation.duration_avg_ns",
            "aggregation.duration_total_ns")
        .forEach(key -> keys.put(key, Long.class));
    Stream.of("spandrel.ongoing", "spandrel.thread.virtual", "aggregation.is_summary")
        .forEach(key -> keys.put(key, Boolean.class));
    return keys;
  }

  /** On an application's span other keys than ours are the application's business. */
  static boolean isRightOnSpan(String key, Object value) {
    return !key.startsWith("spandrel.") || isOfType(ON_SPANS.get(key), value);
  }

  static boolean isRightOnWaitSpan(String key, Object value) {
    return isOfType(ON_WAIT_SPANS.get(key), value);
  }

  private static boolean isOfType(Class<?> type, Object value) {
    return type != null && type.isInstance(value);
  }
}
