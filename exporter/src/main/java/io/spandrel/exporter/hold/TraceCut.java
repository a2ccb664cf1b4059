package io.spandrel.exporter.hold;

import io.spandrel.recorder.breakdown.Interval;
import io.spandrel.recorder.breakdown.SharedTracks;
import io.spandrel.recorder.breakdown.SpanTime;
import io.spandrel.recorder.id.IdSet;
import io.spandrel.recorder.timeline.Cut;

/**
 * What the threads did during some spans of one local trace, cut out of the timeline once for all
 * of them.
 */
final class TraceCut {
  private final Cut cut;
  private final IdSet members;
  private final Interval whole;
  private final SharedTracks tracks;

  /**
   * @param members ids of the spans
   * @param whole from the first start to the last end of them
   */
  TraceCut(Cut cut, IdSet members, Interval whole) {
    this.cut = cut;
    this.members = members;
    this.whole = whole;
    this.tracks = new SharedTracks(cut.tracks(), cut.pauses(), whole.start(), whole.end());
  }

  Cut cut() {
    return cut;
  }

  SharedTracks tracks() {
    return tracks;
  }

  IdSet members() {
    return members;
  }

  boolean covers(SpanTime span) {
    return span.start() >= whole.start() && span.end() <= whole.end();
  }
}
