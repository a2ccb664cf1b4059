package io.spandrel.exporter.hold;

import java.util.List;

/**
 * What is known of a span's place among others at one moment, asked for at once: then its trace can
 * be joined without another look at what still changes.
 *
 * @param span null: it was pushed out by a bound, and nothing else is told
 * @param offsetNanos added to its epoch nanoseconds gives the recorder's
 * @param children those that have ended
 * @param descendants of a local root, those that have ended; empty for others
 * @param incomplete of a local root, some were pushed out
 */
record Relatives(
    LocalSpan span,
    long offsetNanos,
    List<LocalSpan> children,
    List<LocalSpan> descendants,
    boolean incomplete) {
  static final Relatives UNKNOWN = untold(null);

  static Relatives untold(LocalSpan span) {
    return new Relatives(span, 0, List.of(), List.of(), false);
  }
}
