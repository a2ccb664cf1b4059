package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.id.IdMap;
import io.spandrel.recorder.id.IdSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The tracks of a local trace, and the segments they are made of, worked out once for all of its
 * spans: what one span's own parts are is then only a choice among them. For one thread.
 */
public final class SharedTracks {
  /** What of one track belongs to one span. */
  private record Share(ThreadTrack track, List<Segment> segments) {}

  private final List<ThreadTrack> tracks;
  private final List<Pause> pauses;
  private final List<List<Segment>> segments = new ArrayList<>();
  private final IdMap<List<Share>> bySpan = new IdMap<>();

  /**
   * @param tracks over all scopes of the trace's spans
   * @param pauses sorted by start, over the whole stretches of the tracks
   * @param from no span of the trace began before
   * @param to none ended later
   */
  public SharedTracks(List<ThreadTrack> tracks, List<Pause> pauses, long from, long to) {
    this.tracks = tracks;
    this.pauses = pauses;
    for (ThreadTrack track : tracks) {
      List<Segment> all = new ThreadShares(track, pauses).segments(any -> true, from, to);
      segments.add(all);
      share(track, all);
    }
  }

  private void share(ThreadTrack track, List<Segment> all) {
    for (Scope scope : track.scopes()) {
      shareOf(track, scope.spanId());
    }
    for (Segment segment : all) {
      shareOf(track, segment.scope().spanId()).segments().add(segment);
    }
  }

  /** Tracks come one after the other, so a span's last share is the one of this track, if any. */
  private Share shareOf(ThreadTrack track, long spanId) {
    List<Share> shares = bySpan.get(spanId);
    if (shares == null) {
      shares = new ArrayList<>(1);
      bySpan.put(spanId, shares);
    }
    if (shares.isEmpty() || shares.get(shares.size() - 1).track() != track) {
      shares.add(new Share(track, new ArrayList<>(4)));
    }
    return shares.get(shares.size() - 1);
  }

  public List<Pause> pauses() {
    return pauses;
  }

  /** Those on which the span was current. */
  public List<ThreadTrack> of(long spanId) {
    List<Share> shares = sharesOf(spanId);
    if (shares.size() == 1) {
      return List.of(shares.get(0).track());
    }
    List<ThreadTrack> own = new ArrayList<>(shares.size());
    for (Share share : shares) {
      own.add(share.track());
    }
    return own;
  }

  private List<Share> sharesOf(long spanId) {
    List<Share> shares = bySpan.get(spanId);
    return shares == null ? List.of() : shares;
  }

  /** Those on which any span of the trace was current. */
  public List<ThreadTrack> all() {
    return tracks;
  }

  /** For an input with the tracks {@link #of} the span. */
  public SegmentCache segmentsOf(SpanTime span) {
    List<Share> shares = sharesOf(span.spanId());
    List<List<Segment>> own = new ArrayList<>(shares.size());
    for (Share share : shares) {
      own.add(inside(share.segments(), span, null));
    }
    return new SegmentCache(own);
  }

  /** For an input with {@link #all} tracks. */
  public SegmentCache segmentsOf(SpanTime span, IdSet members) {
    List<List<Segment>> own = new ArrayList<>();
    for (List<Segment> ofTrack : segments) {
      own.add(inside(ofTrack, span, members));
    }
    return new SegmentCache(own);
  }

  /** What lies between the span's start and end; of the members only, unless they are null. */
  private static List<Segment> inside(List<Segment> all, SpanTime span, IdSet members) {
    List<Segment> inside = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      Segment segment = all.get(i);
      if (segment.start() < span.end()
          && segment.end() > span.start()
          && (members == null || members.contains(segment.scope().spanId()))) {
        inside.add(segment.cut(span.start(), span.end()));
      }
    }
    return inside;
  }
}
