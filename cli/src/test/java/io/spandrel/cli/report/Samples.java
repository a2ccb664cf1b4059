package io.spandrel.cli.report;

import io.spandrel.cli.report.sample.HeldLock;
import io.spandrel.cli.report.sample.ScopeSample;
import io.spandrel.cli.report.sample.SpanSample;
import io.spandrel.cli.report.sample.ThreadRef;
import io.spandrel.cli.report.sample.ThreadTime;
import io.spandrel.cli.report.sample.WaitSample;
import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.recorder.State;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Samples made by hand; times in milliseconds. */
public final class Samples {

  public static final long MS = 1_000_000;
  public static final String TRACE = "0000000000000001000000000000000a";

  private Samples() {}

  /** A local root that nothing says anything of. */
  public static SpanSample task(String name, long spanId, long ms, Map<State, Long> partsMs) {
    return span(name, "task", spanId, 0, ms, partsMs);
  }

  public static SpanSample region(
      String name, long spanId, long parentSpanId, long ms, Map<State, Long> partsMs) {
    return span(name, "region", spanId, parentSpanId, ms, partsMs);
  }

  public static SpanSample span(
      String name, String type, long spanId, long parentSpanId, long ms, Map<State, Long> partsMs) {
    return new SpanSample(
        TRACE,
        spanId,
        parentSpanId,
        name,
        type,
        parentSpanId == 0,
        ms * MS,
        parts(partsMs),
        parentSpanId == 0 ? parts(partsMs) : parts(Map.of()),
        partsMs.getOrDefault(State.GC, 0L) * MS,
        "summary of " + name,
        false,
        false,
        List.of(),
        Map.of());
  }

  public static SpanSample running(SpanSample span, Map<String, Long> methods) {
    return with(span, span.traceId(), span.held(), methods);
  }

  public static SpanSample held(SpanSample span, HeldLock... held) {
    return with(span, span.traceId(), List.of(held), span.methods());
  }

  public static SpanSample inTrace(String traceId, SpanSample span) {
    return with(span, traceId, span.held(), span.methods());
  }

  private static SpanSample with(
      SpanSample span, String traceId, List<HeldLock> held, Map<String, Long> methods) {
    return new SpanSample(
        traceId,
        span.spanId(),
        span.parentSpanId(),
        span.name(),
        span.type(),
        span.localRoot(),
        span.durationNanos(),
        span.own(),
        span.total(),
        span.gcOverlapNanos(),
        span.summary(),
        span.incomplete(),
        span.pushedOut(),
        held,
        methods);
  }

  public static SpanBreakdown parts(Map<State, Long> partsMs) {
    return new SpanBreakdown(
        partsMs.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, part -> part.getValue() * MS)));
  }

  public static ScopeSample scope(long threadId, long spanId, long fromMs, long toMs) {
    return new ScopeSample(threadId, 1, 10, spanId, fromMs * MS, toMs * MS);
  }

  public static ThreadRef thread(long id, String name) {
    return new ThreadRef(id, 1_000 + id, name, false);
  }

  public static WaitSample lock(long threadId, long fromMs, long toMs) {
    return new WaitSample(
        State.LOCK,
        thread(threadId, "exec-" + threadId),
        fromMs * MS,
        toMs * MS,
        "",
        "com.acme.Ledger",
        "com.acme.Ledger.book:31",
        "exec-9");
  }

  public static WaitSample waited(
      State state, long threadId, long fromMs, long toMs, String operation, String object) {
    return new WaitSample(
        state,
        thread(threadId, "exec-" + threadId),
        fromMs * MS,
        toMs * MS,
        operation,
        object,
        "com.acme.Work.run:7",
        "");
  }

  public static ThreadTime time(long threadId, long atMs, long cpuMs, long runQueueMs) {
    return new ThreadTime(
        1_000 + threadId, "exec-" + threadId, atMs * MS, cpuMs * MS, runQueueMs * MS);
  }
}
