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
    Map<Object, OwnWait> found = new IdentityHashMap<>();
    Map<Object, OwnWait> pauses = new IdentityHashMap<>();
    List<Interval> children = Cover.union(input.children());
    List<List<Segment>> ofTracks = input.segments().of(input);
    for (int i = 0; i < ofTracks.size(); i++) {
      ThreadTrack track = input.tracks().get(i);
      List<Segment> segments = ofTracks.get(i);
      Map<Object, Remainder> ofTrack = new IdentityHashMap<>();
      Overlapping<Interval> open = new Overlapping<>(children, Interval::start, Interval::end);
      for (Segment segment : segments) {
        if (segment.piece() != null) {
          addSegment(ofTrack, segment, open.in(segment.start(), segment.end()));
        }
      }
      ofTrack.values().removeIf(remainder -> remainder.sum <= 0);
      ofTrack.forEach((source, remainder) -> {
        OwnWait own = remainder.of(source, track.threadId());
        if (own.pause() == null) {
          found.merge(source, own, OwnWait::joined);
        } else {
          pauses.merge(source, own, (one, other) -> one.left(other) ? one : other);
        }
      });
    }
    List<OwnWait> all = new ArrayList<>(found.values());
    all.addAll(pauses.values());
    return all;
  }

  private boolean left(OwnWait other) {
    return leftNanos >= other.leftNanos;
  }

  /**
   * @param children those open in the segment, united
   */
  private static void addSegment(
      Map<Object, Remainder> found, Segment segment, List<Interval> children) {
    Remainder remainder =
        found.computeIfAbsent(segment.piece().source(), source -> new Remainder());
    double kept = segment.share(segment.piece().state());
    long reached = segment.start();
    for (Interval child : children) {
      remainder.add(reached, child.start(), kept);
      reached = child.end();
    }
    remainder.add(reached, segment.end(), kept);
  }

  private OwnWait joined(OwnWait other) {
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
