package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a wait or pause belongs to a span alone, or for totals to any of its members: in their
 * own parts, while no child was open, and after the counters had their say.
 *
 * @param threadId the thread that waited
 * @param waited null for a pause
 * @param pause null for a wait
 * @param start where its first piece begins
 * @param end where its last piece ends
 * @param leftNanos how much of it is left
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
    Set<Long> members = new HashSet<>();
    input.members().forEach(member -> members.add(member.spanId()));
    for (ThreadTrack track : input.tracks()) {
      List<Segment> segments =
          new ThreadShares(track, input.pauses())
              .segments(members::contains, input.span().start(), input.span().end(), true);
      Map<Object, OwnWait> ofTrack = new IdentityHashMap<>();
      Overlapping<Interval> open = new Overlapping<>(children, Interval::start, Interval::end);
      for (Segment segment : segments) {
        if (segment.piece() != null) {
          addSegment(ofTrack, track.threadId(), segment, open.in(segment.start(), segment.end()));
        }
      }
      ofTrack.forEach((source, own) -> {
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
      Map<Object, OwnWait> found, long threadId, Segment segment, List<Interval> children) {
    Object source = segment.piece().source();
    double kept = segment.share(segment.piece().state());
    long reached = segment.start();
    for (Interval child : children) {
      add(found, threadId, source, reached, child.start(), kept);
      reached = child.end();
    }
    add(found, threadId, source, reached, segment.end(), kept);
  }

  private static void add(
      Map<Object, OwnWait> found, long threadId, Object source, long from, long to, double kept) {
    if (from < to) {
      Wait wait = source instanceof Wait itself ? itself : null;
      Pause pause = source instanceof Pause itself ? itself : null;
      OwnWait piece = new OwnWait(threadId, wait, pause, from, to, kept * (to - from));
      found.merge(source, piece, OwnWait::joined);
    }
  }

  private OwnWait joined(OwnWait other) {
    return new OwnWait(
        threadId,
        waited,
        pause,
        Math.min(start, other.start),
        Math.max(end, other.end),
        leftNanos + other.leftNanos);
  }
}
