package io.spandrel.internal;

/** The two kinds of span the bridge makes; the value is that of {@code spandrel.type}. */
public enum SpanType {
  TASK("task"),
  REGION("region");

  private final String value;

  SpanType(String value) {
    this.value = value;
  }

  public String value() {
    return value;
  }

  /** How a span of this type is spoken of in a report: {@code The region "parse"}. */
  String label(String name) {
    return name == null || name.isEmpty()
        ? "An unnamed " + value
        : "The " + value + " \"" + name + "\"";
  }
}
