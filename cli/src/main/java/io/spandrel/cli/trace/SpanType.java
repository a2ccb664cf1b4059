package io.spandrel.cli.trace;

import java.util.Locale;

/** What a span stands for: what the bridge calls it, or just a span of some instrumentation. */
public enum SpanType {
  TASK,
  REGION,
  SPAN;

  /** The attribute that says it. */
  public static final String ATTRIBUTE = "spandrel.type";

  public static SpanType of(TraceSpan span) {
    return of(span.text(ATTRIBUTE));
  }

  /**
   * By the attribute's value.
   *
   * @param value null or empty: the span has no such attribute
   */
  public static SpanType of(String value) {
    return switch (value == null ? "" : value) {
      case "task" -> TASK;
      case "region" -> REGION;
      default -> SPAN;
    };
  }

  /** What the bridge calls it decides; without that, a span with none around it is a task. */
  public boolean isTask(boolean localRoot) {
    return this == TASK || this == SPAN && localRoot;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
