package io.spandrel.cli.view;

import io.spandrel.cli.trace.TraceSpan;
import java.util.ArrayList;
import java.util.List;

/** What a waterfall says about a wait or pause beside its bar. */
final class WaitRow {

  private WaitRow() {}

  /** True for a span that stands for many short waits of one name. */
  static boolean isSummary(TraceSpan wait) {
    return Boolean.TRUE.equals(wait.attributes().get("aggregation.is_summary"));
  }

  /** The wait's name, with a count if it stands for many. */
  static String name(TraceSpan wait) {
    return isSummary(wait)
        ? wait.name() + " x" + wait.integer("aggregation.span_count")
        : wait.name();
  }

  /** Time waited: of a summary the sum, without the gaps. */
  static long nanos(TraceSpan wait) {
    return isSummary(wait) ? wait.integer("aggregation.duration_total_ns") : wait.durationNanos();
  }

  /** Where it waited and for whom; empty if nothing is known. */
  static String detail(TraceSpan wait) {
    List<String> parts = new ArrayList<>();
    String function = wait.text("code.function.name");
    if (!function.isEmpty()) {
      long line = wait.integer("code.line.number");
      parts.add("at " + function + (line > 0 ? ":" + line : ""));
    }
    String holder = wait.text("spandrel.holder.thread.name");
    if (!holder.isEmpty()) {
      String meanwhile = wait.text("spandrel.holder.summary");
      parts.add("held by " + holder + (meanwhile.isEmpty() ? "" : " (" + meanwhile + ")"));
    }
    return String.join(", ", parts);
  }
}
