package io.spandrel.recorder.breakdown;

/**
 * A span on the recorder's clock.
 *
 * @param client a CLIENT span: while it is current nowhere, it waits for its peer
 */
public record SpanTime(long spanId, long start, long end, boolean client) {
  public long length() {
    return end - start;
  }
}
