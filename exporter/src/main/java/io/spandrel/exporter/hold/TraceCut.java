package io.spandrel.exporter.hold;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.SharedTracks;
import java.util.Set;

/**
 * What the threads did during one local trace, cut out of the timeline once for all its spans.
 *
 * @param members ids of the local root and its descendants
 * @param whole from the first start to the last end of them
 */
record TraceCut(SharedTracks tracks, Set<Long> members, Interval whole) {
  boolean covers(Interval span) {
    return span.start() >= whole.start() && span.end() <= whole.end();
  }
}
