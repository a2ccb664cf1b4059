package io.spandrel.otel.truth;

import java.time.Duration;

/** What a truth program does in each of its spans, on the thread of the span. */
interface Act {
  /** What has to be arranged before the span begins. */
  default void prepare(Duration length) throws Exception {}

  /** Does it, for about this long. */
  void run(Duration length) throws Exception;

  /** What has to be tidied up once the span has ended. */
  default void finish() throws Exception {}
}
