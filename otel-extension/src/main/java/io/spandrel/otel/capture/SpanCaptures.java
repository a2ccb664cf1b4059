package io.spandrel.otel.capture;

import java.util.Optional;

/** Takes wishes for captures. Called on the application's threads: never throws, never blocks. */
interface SpanCaptures {
  /**
   * Begins a capture soon, unless one runs or has just ended.
   *
   * @return the name of its file; empty: none begins
   */
  Optional<String> begin(String traceId);
}
