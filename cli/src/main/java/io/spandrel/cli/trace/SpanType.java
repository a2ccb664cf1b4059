package io.spandrel.cli.trace;

import java.util.Locale;

/** What a span stands for: what the bridge calls it, or just a span of some instrumentation. */
public enum SpanType {
  TASK,
  REGION,
  SPAN;

  public static SpanType of(TraceSpan span) {
    return switch (span.text("spandrel.type")) {
      case "task" -> TASK;
      case "region" -> REGION;
      default -> SPAN;
    };
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
