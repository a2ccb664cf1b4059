package io.spandrel.cli.view;

import io.spandrel.cli.trace.Activity;
import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.cli.trace.TraceTree;
import io.spandrel.recorder.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much of the waits of one span was waiting. A wait's bar is as long as its event; the parts of
 * its span say how much of that time the thread was ready again and had no CPU, or ran. Which wait
 * that was is not told, so all waits of one state are cut alike, at their ends: a thread is ready
 * after it has waited.
 */
final class WaitShares {

  private final Map<State, Double> waited = new EnumMap<>(State.class);
  private final Activity rest;

  private WaitShares(Activity rest) {
    this.rest = rest;
  }

  static WaitShares of(TraceTree tree, TraceSpan span) {
    SpanBreakdown parts = SpanBreakdown.own(span);
    long runnable = parts.nanos(State.RUNNABLE);
    long running = parts.nanos(State.CPU) + parts.nanos(State.RUNNING);
    WaitShares shares = new WaitShares(runnable >= running ? Activity.RUNNABLE : Activity.RUNNING);
    List<TraceSpan> waits = tree.children(span).stream().filter(TraceSpan::isWait).toList();
    Map<State, Long> drawn = new EnumMap<>(State.class);
    waits.forEach(wait -> drawn.merge(state(wait), WaitRow.nanos(wait), Long::sum));
    long spare = Math.max(runnable, running);
    drawn.forEach((state, nanos) -> {
      // What the other parts cannot account for stays as it is.
      long over = Math.min(nanos - parts.nanos(state), spare);
      shares.waited.put(state, nanos == 0 || over <= 0 ? 1 : 1 - (double) over / nanos);
    });
    return shares;
  }

  private static State state(TraceSpan wait) {
    return State.ofKey(wait.text("spandrel.state"));
  }

  /** How long it was waiting, of what is drawn of it. */
  long nanos(TraceSpan wait) {
    return Math.round(wait.durationNanos() * waited.getOrDefault(state(wait), 1.0));
  }

  /** What the thread did at a moment of the wait. */
  Activity at(TraceSpan wait, double nanosFromStart) {
    return nanosFromStart <= nanos(wait) ? Activity.of(state(wait)) : rest;
  }

  /** What it did in the rest of its waits. */
  Activity rest() {
    return rest;
  }
}
