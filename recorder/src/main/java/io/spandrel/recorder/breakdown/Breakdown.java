package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;
import io.spandrel.recorder.id.IdSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a span's wall time into parts that never overlap and add up to it, the unexplained rest
 * included. A pure function: no I/O, no clock, no thread.
 *
 * <ol>
 *   <li>Each thread's own parts become segments with shares of states ({@link ThreadShares}: rules
 *       1 and 2 of the schema).
 *   <li>The span is cut at every edge of a segment, child, queued task or unwatched time.
 *   <li>Each piece is given away once ({@link #giveAway}: rule 4): unwatched time is unexplained;
 *       what one thread did on or for a CPU comes next; then the named states in the order of
 *       {@link State}; then {@code blocked}; and what is left is short or detached.
 *   <li>The parts are rounded to whole nanoseconds by largest remainder.
 * </ol>
 *
 * @param cpuTimeNanos CPU time of all its threads together; {@code cpu} among the parts is wall
 *     time
 * @param threads how many threads had an own part of it
 * @param gcOverlapNanos all GC pauses while it was open, whatever its threads did meanwhile
 * @param ongoing a thread was still in it when it ended
 */
public record Breakdown(
    Parts parts, long cpuTimeNanos, int threads, long gcOverlapNanos, boolean ongoing) {

  private static final State[] OF_THE_RUNNER = {
    State.CPU, State.RUNNABLE, State.RUNNING, State.CHILD, State.DETACHED
  };
  private static final State[] NAMED_BEFORE_CHILD = {
    State.GC, State.SAFEPOINT, State.ALLOC_STALL, State.LOCK, State.SOCKET, State.FILE, State.SLEEP
  };
  private static final State[] AFTER_REMOTE = {
    State.WAIT, State.PARK, State.BLOCKED, State.UNEXPLAINED
  };

  public static Breakdown of(BreakdownInput input) {
    return new Calculation(input).run();
  }

  private static final class Calculation {
    private final BreakdownInput input;
    private final long start;
    private final long end;
    private final List<List<Segment>> threads = new ArrayList<>(2);
    private final double[] given = new double[State.values().length];
    private double left;

    Calculation(BreakdownInput input) {
      this.input = input;
      this.start = input.span().start();
      this.end = Math.max(start, input.span().end());
    }

    Breakdown run() {
      List<List<Segment>> ofTracks = input.segments().of(input);
      for (List<Segment> whole : ofTracks) {
        if (!whole.isEmpty()) {
          threads.add(input.totals() ? whole : ThreadShares.withNestedScopes(whole));
        }
      }
      giveAwayAll();
      double detached = given[State.DETACHED.ordinal()];
      double isShort = Math.min(input.shortNanos(), left);
      given[State.SHORT.ordinal()] = isShort;
      given[State.DETACHED.ordinal()] = detached + left - isShort;
      return new Breakdown(
          Parts.rounded(given, end - start),
          cpuTimeNanos(),
          threadCount(ofTracks),
          gcOverlapNanos(),
          isOngoing());
    }

    private int threadCount(List<List<Segment>> ofTracks) {
      if (threads.size() < 2) {
        return threads.size();
      }
      IdSet ids = new IdSet();
      for (int i = 0; i < ofTracks.size(); i++) {
        if (!ofTracks.get(i).isEmpty()) {
          ids.add(input.tracks().get(i).threadId());
        }
      }
      return ids.size();
    }

    private void giveAwayAll() {
      Cover children = Cover.of(input.children());
      Cover queued = Cover.of(input.queued());
      Cover unwatched = Cover.of(input.unwatched());
      Cover remote = Cover.of(RemoteTime.of(input));
      SegmentsAt segments = new SegmentsAt(threads);
      long from = start;
      while (from < end) {
        List<Segment> here = segments.at(from);
        boolean isUnwatched = unwatched.covers(from);
        boolean isChild = children.covers(from);
        boolean isQueued = queued.covers(from);
        boolean isRemote = remote.covers(from);
        long to = Math.min(end, segments.nextEdge(from));
        to = Math.min(to, Math.min(unwatched.nextEdge(from), children.nextEdge(from)));
        to = Math.min(to, Math.min(queued.nextEdge(from), remote.nextEdge(from)));
        if (isUnwatched) {
          given[State.UNEXPLAINED.ordinal()] += to - from;
        } else {
          giveAway(to - from, here, isChild, isQueued, isRemote);
        }
        from = to;
      }
    }

    private void giveAway(
        long length, List<Segment> here, boolean child, boolean queue, boolean remote) {
      double rest = 1;
      Segment runner = runner(here);
      if (runner != null) {
        for (State state : OF_THE_RUNNER) {
          rest = give(state, runner.share(state), rest, length);
        }
      }
      rest = giveLargest(NAMED_BEFORE_CHILD, here, rest, length);
      rest = give(State.CHILD, child ? 1 : 0, rest, length);
      rest = give(State.QUEUE, queue ? 1 : 0, rest, length);
      rest = give(State.REMOTE, remote ? 1 : 0, rest, length);
      rest = giveLargest(AFTER_REMOTE, here, rest, length);
      left += rest * length;
    }

    /** Gives each state as much as the thread has that is most in it. */
    private double giveLargest(State[] states, List<Segment> here, double rest, long length) {
      int present = 0;
      for (int i = 0; i < here.size(); i++) {
        present |= here.get(i).shares().present();
      }
      double after = rest;
      for (State state : states) {
        if ((present & Shares.bit(state)) != 0) {
          after = give(state, largest(here, state), after, length);
        }
      }
      return after;
    }

    private double give(State state, double share, double rest, long length) {
      if (share == 0) {
        return rest;
      }
      double taken = Math.min(share, rest);
      given[state.ordinal()] += taken * length;
      return rest - taken;
    }

    /** The thread that did most on a CPU; where none did, the one that most wanted to. */
    private static Segment runner(List<Segment> here) {
      if (here.size() == 1) {
        return here.get(0);
      }
      Segment runner = null;
      double most = -1;
      for (Segment segment : here) {
        double onCpu = segment.share(State.CPU) + segment.share(State.RUNNING);
        double wanted =
            segment.share(State.RUNNABLE)
                + segment.share(State.CHILD)
                + segment.share(State.DETACHED);
        double rank = onCpu > 0 ? 1 + onCpu : wanted;
        if (rank > most) {
          most = rank;
          runner = segment;
        }
      }
      return runner;
    }

    private static double largest(List<Segment> here, State state) {
      double largest = 0;
      for (int i = 0; i < here.size(); i++) {
        largest = Math.max(largest, here.get(i).share(state));
      }
      return largest;
    }

    private long cpuTimeNanos() {
      double sum = 0;
      for (List<Segment> segments : threads) {
        for (Segment segment : segments) {
          sum += segment.share(State.CPU) * segment.length();
        }
      }
      return Math.round(sum);
    }

    private long gcOverlapNanos() {
      long sum = 0;
      for (Pause pause : input.pauses()) {
        if (pause.state() == State.GC) {
          sum += Math.max(0, Math.min(end, pause.end()) - Math.max(start, pause.start()));
        }
      }
      return sum;
    }

    private boolean isOngoing() {
      IdSet members = null;
      for (ThreadTrack track : input.tracks()) {
        for (Scope scope : track.scopes()) {
          if (scope.open() && scope.start() <= end && scope.end() >= end) {
            members = members == null ? input.memberIds() : members;
            if (members.contains(scope.spanId())) {
              return true;
            }
          }
        }
      }
      return false;
    }
  }
}
