package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.id.IdSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of an input's tracks, worked out when first asked for: its breakdown and its waits
 * both come from them. For one thread.
 */
public final class SegmentCache {
  private List<List<Segment>> ofTracks;

  /** Nothing is worked out yet. */
  public SegmentCache() {}

  /** Already worked out. */
  SegmentCache(List<List<Segment>> ofTracks) {
    this.ofTracks = ofTracks;
  }

  /** By the index of the track, short nested scopes not told apart. */
  List<List<Segment>> of(BreakdownInput input) {
    if (ofTracks == null) {
      IdSet members = input.memberIds();
      List<List<Segment>> all = new ArrayList<>(input.tracks().size());
      for (ThreadTrack track : input.tracks()) {
        all.add(
            new ThreadShares(track, input.pauses())
                .segments(members::contains, input.span().start(), input.span().end()));
      }
      ofTracks = all;
    }
    return ofTracks;
  }
}
