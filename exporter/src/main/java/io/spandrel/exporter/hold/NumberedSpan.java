package io.spandrel.exporter.hold;

/** A span that has its ids as numbers, so that nobody need make texts of them and read those. */
public interface NumberedSpan {
  long traceIdHigh();

  long traceIdLow();

  long spanId();

  /** 0: none. */
  long parentSpanId();

  /** Its parent is invalid, remote, or was not recorded here. */
  boolean isLocalRoot();
}
