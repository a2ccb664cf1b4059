package io.spandrel.cli.truth;

import io.spandrel.cli.trace.TraceSpan;

/** How a span is named in a finding, so that one finds it again. */
final class Where {

  private Where() {}

  static String is(TraceSpan span) {
    return span.name() + " " + span.spanId();
  }
}
