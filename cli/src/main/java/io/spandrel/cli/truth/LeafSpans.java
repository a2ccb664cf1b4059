package io.spandrel.cli.truth;

import io.spandrel.cli.trace.TraceSpan;
import java.util.Collection;
import java.util.List;

/** The spans in which the program works, not its parts: those that it measured. */
final class LeafSpans {

  /** The program's own measurement of the span's CPU time. */
  static final String CPU = "demo.cpu_ns";

  private LeafSpans() {}

  static List<TraceSpan> in(Collection<TraceSpan> spans) {
    return spans.stream().filter(span -> span.has(CPU)).toList();
  }
}
