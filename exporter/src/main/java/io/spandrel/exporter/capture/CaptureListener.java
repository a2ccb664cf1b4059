package io.spandrel.exporter.capture;

import io.spandrel.recorder.timeline.ClosedScope;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;

/** Takes what a capture file holds; called by one thread at a time, in the order of the file. */
public interface CaptureListener {
  /** How far the file has been read; called a few times a second at most. */
  default void progress(long bytesRead, long totalBytes) {}

  /** The events that {@link #event} wants, by name: {@code jdk.CPULoad}. */
  default Set<String> eventNames() {
    return Set.of();
  }

  /**
   * One of the events wanted, in the order of their ends but for stragglers at a bound of memory.
   * Waits come as they were recorded, those under the threshold in force left out. Events before
   * the file's first clock event, some microseconds, are left out too. Scopes come to {@link
   * #scope} only.
   *
   * @param startNanos on the recorder's clock, as all times of spans and waits are; in a file of a
   *     JVM without the extension: on JFR's, nanoseconds since 1970
   */
  default void event(RecordedEvent event, long startNanos, long endNanos) {}

  /**
   * One of the events wanted, a wait that says the same as one that {@link #event} has had in this
   * chunk, but at another time. The duration, an address and a limit of time that stand in the
   * event are the earlier one's.
   *
   * @param first the earlier one, always the same object
   */
  default void again(RecordedEvent first, long startNanos, long endNanos) {
    event(first, startNanos, endNanos);
  }

  /** A scope that was closed, in the order of the ends; its times are the recorder's. */
  default void scope(ClosedScope scope) {}

  /**
   * A span, once all is known of it: some seconds of the file after its end. A child comes before
   * its local root, unless it ended much later than that.
   */
  default void span(CapturedSpan span) {}
}
