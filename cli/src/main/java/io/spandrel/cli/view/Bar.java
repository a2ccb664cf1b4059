package io.spandrel.cli.view;

import io.spandrel.cli.trace.Activity;
import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.cli.trace.TraceTree;
import io.spandrel.recorder.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to draw in each column of one span. Where a wait or a child lies is known, and drawn there;
 * where the rest of the parts lie is not, so the rest of the bar shows the largest of them. What of
 * a wait its span's parts do not call waiting is not drawn as that ({@link WaitShares}).
 */
final class Bar {

  private final Activity[] columns;

  private Bar(Activity[] columns) {
    this.columns = columns;
  }

  static Bar of(TraceTree tree, TraceSpan span, TimeWindow window) {
    Activity[] columns = new Activity[window.columns()];
    int first = window.firstColumn(span);
    int behind = window.columnBehind(span);
    if (span.isWait()) {
      return ofWait(span, WaitShares.of(tree, tree.parent(span)), window);
    }
    WaitShares shares = WaitShares.of(tree, span);
    List<TraceSpan> children =
        tree.children(span).stream().filter(child -> !child.isWait()).toList();
    // A wait too short for this scale is left to the rest of the bar.
    List<TraceSpan> waits =
        tree.children(span).stream()
            .filter(child -> child.isWait() && !WaitRow.isSummary(child))
            .filter(wait -> window.coversAny(wait, first, behind))
            .toList();
    SpanBreakdown parts = SpanBreakdown.own(span);
    boolean childrenDrawn = isMostlyInside(children, parts, span);
    Activity rest = largestRest(parts, waits, shares, childrenDrawn);
    for (int i = first; i < behind; i++) {
      columns[i] = rest;
      if (childrenDrawn) {
        drawChildren(columns, i, children, window);
      }
      drawWaits(columns, i, waits, shares, window);
    }
    return new Bar(columns);
  }

  private static Bar ofWait(TraceSpan wait, WaitShares shares, TimeWindow window) {
    Activity[] columns = new Activity[window.columns()];
    int first = window.firstColumn(wait);
    int behind = window.columnBehind(wait);
    // A summary stands for many short waits with gaps between them.
    int step = WaitRow.isSummary(wait) ? 2 : 1;
    for (int i = first; i < behind; i += step) {
      columns[i] = shares.at(wait, window.nanosInto(wait, i));
    }
    if (behind - first == 1) {
      // One column shows the most of it.
      columns[first] = shares.at(wait, wait.durationNanos() / 2.0);
    }
    return new Bar(columns);
  }

  private static void drawChildren(
      Activity[] columns, int column, List<TraceSpan> children, TimeWindow window) {
    for (TraceSpan child : children) {
      if (window.covers(child, column)) {
        columns[column] = Activity.CHILD;
      }
    }
  }

  private static void drawWaits(
      Activity[] columns, int column, List<TraceSpan> waits, WaitShares shares, TimeWindow window) {
    for (TraceSpan wait : waits) {
      if (window.covers(wait, column)) {
        columns[column] = shares.at(wait, window.nanosInto(wait, column));
      }
    }
  }

  private static Activity activityOf(TraceSpan wait) {
    return Activity.of(State.ofKey(wait.text("spandrel.state")));
  }

  /** A span that works while its children run is not drawn as waiting for them. */
  private static boolean isMostlyInside(
      List<TraceSpan> children, SpanBreakdown parts, TraceSpan span) {
    long covered = 0;
    long reached = span.startNanos();
    for (TraceSpan child : children) {
      long end = Math.min(child.endNanos(), span.endNanos());
      covered += Math.max(0, end - Math.max(reached, child.startNanos()));
      reached = Math.max(reached, end);
    }
    return covered > 0 && parts.nanos(State.CHILD) >= covered / 2;
  }

  private static Activity largestRest(
      SpanBreakdown parts, List<TraceSpan> waits, WaitShares shares, boolean childrenDrawn) {
    Map<Activity, Long> rest = new EnumMap<>(Activity.class);
    parts.nanosByState().forEach((state, n) -> rest.merge(Activity.of(state), n, Long::sum));
    waits.forEach(wait -> {
      long waited = shares.nanos(wait);
      rest.merge(activityOf(wait), -waited, Long::sum);
      rest.merge(shares.rest(), waited - wait.durationNanos(), Long::sum);
    });
    if (childrenDrawn) {
      rest.remove(Activity.CHILD);
    }
    return rest.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(parts.isEmpty() ? Activity.UNKNOWN : Activity.RUNNING);
  }

  /** The columns as text; equal neighbours share one colour sequence. */
  String text(Style style) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (from < columns.length) {
      int to = from + 1;
      while (to < columns.length && columns[to] == columns[from]) {
        to++;
      }
      Activity activity = columns[from];
      text.append(
          activity == null
              ? " ".repeat(to - from)
              : style.paint(activity, String.valueOf(style.fill(activity)).repeat(to - from)));
      from = to;
    }
    return text.toString();
  }

  /** Adds the activities that this bar shows, for the legend. */
  void addTo(Set<Activity> shown) {
    for (Activity activity : columns) {
      if (activity != null) {
        shown.add(activity);
      }
    }
  }
}
