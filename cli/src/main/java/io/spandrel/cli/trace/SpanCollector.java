package io.spandrel.cli.trace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes spans as they arrive and keeps what the views need, in bounded memory. Threads: any, at the
 * same time.
 */
public final class SpanCollector implements Consumer<TraceSpan> {

  private static final int MAX_SPANS_KEPT = 50_000;
  private static final int MAX_SERVICES = 1_000;

  private final RecentTraces traces = new RecentTraces(MAX_SPANS_KEPT);
  private final TypeStatistics statistics = new TypeStatistics();
  private final Set<String> services = new LinkedHashSet<>();
  private long spans;
  private long waits;
  private long broken;

  @Override
  public synchronized void accept(TraceSpan span) {
    if (services.size() < MAX_SERVICES) {
      services.add(span.service());
    }
    if (span.isWait()) {
      waits++;
    } else {
      spans++;
    }
    if (SpanBreakdown.hasOwn(span)) {
      broken++;
    }
    traces.add(span);
    statistics.add(span);
  }

  /** Spans of the program; waits and pauses are not counted. */
  public synchronized long spanCount() {
    return spans;
  }

  public synchronized long waitCount() {
    return waits;
  }

  /** Spans that carry a breakdown: none of many means that the extension was not at work. */
  public synchronized long brokenDownCount() {
    return broken;
  }

  public synchronized int serviceCount() {
    return services.size();
  }

  public synchronized Optional<TraceTree> slowest() {
    return traces.slowest();
  }

  public synchronized List<NameStatistics> statistics() {
    return statistics.rows();
  }
}
