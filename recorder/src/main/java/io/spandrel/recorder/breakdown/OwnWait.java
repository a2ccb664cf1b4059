package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a wait or pause belongs to a span alone, or for totals to any of its members: in their
 * own parts, while no child was open, and after the counters had their say.
 *
 * @param threadId the thread that waited
 * @param waited null for a pause
 * @param pause null for a wait
 * @param start where the longest unbroken piece of it begins
 * @param end where that piece ends
 * @param leftNanos how much of it is left in all
 */
public record OwnWait(
    long threadId, Wait waited, Pause pause, long start, long end, double leftNanos) {

  public State state() {
    return waited != null ? waited.state() : pause.state();
  }

  /** One entry for each wait and pause of which anything is left, in no order. */
  public static List<OwnWait> of(BreakdownInput input) {
    List<Interval> children = Cover.union(input.children());
    List<List<Segment>> ofTracks = input.segments().of(input);
    if (ofTracks.size() == 1) {
      return ofTrack(input.tracks().get(0).threadId(), ofTracks.get(0), children);
    }
    Map<Object, OwnWait> found = new IdentityHashMap<>();
    for (int i = 0; i < ofTracks.size(); i++) {
      long threadId = input.tracks().get(i).threadId();
      for (OwnWait own : ofTrack(threadId, ofTracks.get(i), children)) {
        found.merge(own.source(), own, OwnWait::and);
      }
    }
    return new ArrayList<>(found.values());
  }

  /**
   * @param children united
   */
  private static List<OwnWait> ofTrack(
      long threadId, List<Segment> segments, List<Interval> children) {
    BySource<Remainder> found = new BySource<>();
    Overlapping<Interval> open = new Overlapping<>(children);
    for (Segment segment : segments) {
      if (segment.piece() != null) {
        addSegment(found, segment, open.in(segment.start(), segment.end()));
      }
    }
    List<OwnWait> all = new ArrayList<>(found.values().size());
    for (int i = 0; i < found.values().size(); i++) {
      if (found.values().get(i).sum > 0) {
        all.add(found.values().get(i).of(found.sources().get(i), threadId));
      }
    }
    return all;
  }

  /**
   * @param children those open in the segment, united
   */
  private static void addSegment(
      BySource<Remainder> found, Segment segment, List<Interval> children) {
    Remainder remainder = found.get(segment.piece().source());
    if (remainder == null) {
      remainder = new Remainder();
      found.add(segment.piece().source(), remainder);
    }
    double kept = segment.share(segment.piece().state());
    long reached = segment.start();
    for (Interval child : children) {
      remainder.add(reached, child.start(), kept);
      reached = child.end();
    }
    remainder.add(reached, segment.end(), kept);
  }

  private Object source() {
    return waited != null ? waited : pause;
  }

  /**
   * What two tracks say of one: of a wait each says a part, while a pause is the same for all
   * threads, and the one that had most of it tells.
   */
  private OwnWait and(OwnWait other) {
    if (pause != null) {
      return leftNanos >= other.leftNanos ? this : other;
    }
    OwnWait longer = end - start >= other.end - other.start ? this : other;
    return new OwnWait(
        threadId, waited, pause, longer.start, longer.end, leftNanos + other.leftNanos);
  }

  /** What is left of one wait or pause, and its longest unbroken piece. */
  private static final class Remainder {
    private double sum;
    private long start;
    private long end;
    private long longestStart;
    private long longestEnd;

    /** Pieces come in the order of time. */
    void add(long from, long to, double kept) {
      if (from >= to) {
        return;
      }
      sum += kept * (to - from);
      if (from != end) {
        start = from;
      }
      end = to;
      if (end - start > longestEnd - longestStart) {
        longestStart = start;
        longestEnd = end;
      }
    }

    OwnWait of(Object source, long threadId) {
      Wait waited = source instanceof Wait itself ? itself : null;
      Pause pause = source instanceof Pause itself ? itself : null;
      return new OwnWait(threadId, waited, pause, longestStart, longestEnd, sum);
    }
  }
}
