package io.spandrel.cli.demo;

import io.spandrel.cli.trace.TraceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Keeps all spans of the demo, waits included. Threads: any, at the same time. */
final class RequestSpans implements Consumer<TraceSpan> {

  private static final String WARM_UP = "warm up";

  private final List<TraceSpan> spans = new ArrayList<>();

  @Override
  public synchronized void accept(TraceSpan span) {
    spans.add(span);
  }

  /** Spans that came so far, waits not counted. */
  synchronized long count() {
    return spans.stream().filter(span -> !span.isWait()).count();
  }

  /** All but those of the program's warm-up, which measures nothing and is not to be checked. */
  synchronized List<TraceSpan> ofRequests() {
    Set<String> warmUps =
        spans.stream()
            .filter(span -> span.name().equals(WARM_UP))
            .map(TraceSpan::traceId)
            .collect(Collectors.toSet());
    return spans.stream().filter(span -> !warmUps.contains(span.traceId())).toList();
  }
}
