package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Rules 1 and 2 for one thread: its own parts of a span, cut into segments with the shares of their
 * states.
 */
final class ThreadShares {
  private final ThreadTrack track;
  private final List<Pause> allPauses;
  private Overlapping<Wait> waits;
  private Overlapping<Pause> pauses;

  /**
   * @param pauses sorted by start
   */
  ThreadShares(ThreadTrack track, List<Pause> pauses) {
    this.track = track;
    this.allPauses = pauses;
  }

  /**
   * Short nested scopes are not told apart.
   *
   * @param isMember which spans' scopes count
   */
  List<Segment> segments(LongPredicate isMember, long from, long to) {
    List<Innermost.Piece<Scope>> own = new ArrayList<>();
    for (var piece : Innermost.flatten(track.scopes(), from, to)) {
      if (isMember.test(piece.of().spanId())) {
        own.add(piece);
      }
    }
    if (own.isEmpty()) {
      return List.of();
    }
    List<Segment> segments = new ArrayList<>();
    List<Stretch> stretches = new ArrayList<>();
    List<List<NamedPiece>> named = new ArrayList<>();
    waits = new Overlapping<>(track.waits());
    pauses = new Overlapping<>(allPauses);
    readStretches(own.get(0).start(), own.get(own.size() - 1).end(), stretches, named);
    int stretch = 0;
    for (var piece : own) {
      while (stretches.get(stretch).end() <= piece.start()) {
        stretch++;
      }
      for (int i = stretch; i < stretches.size() && stretches.get(i).start() < piece.end(); i++) {
        long left = Math.max(piece.start(), stretches.get(i).start());
        long right = Math.min(piece.end(), stretches.get(i).end());
        cut(segments, piece.of(), left, right, stretches.get(i), named.get(i));
      }
    }
    return segments;
  }

  /** Covers all between the two moments, with and without counters. */
  private void readStretches(
      long from, long to, List<Stretch> stretches, List<List<NamedPiece>> named) {
    State rest = track.virtual() ? State.RUNNING : State.UNEXPLAINED;
    List<Reading> readings = track.virtual() ? List.of() : track.readings();
    long reached = from;
    for (int i = 0; i + 1 < readings.size(); i++) {
      Reading first = readings.get(i);
      Reading last = readings.get(i + 1);
      if (last.nanos() <= from || first.nanos() >= to || last.nanos() <= first.nanos()) {
        continue;
      }
      addUncounted(reached, first.nanos(), rest, stretches, named);
      List<NamedPiece> pieces = merge(first.nanos(), last.nanos());
      stretches.add(Stretch.counted(first, last, pieces));
      named.add(pieces);
      reached = last.nanos();
    }
    addUncounted(reached, to, rest, stretches, named);
  }

  private void addUncounted(
      long from, long to, State rest, List<Stretch> stretches, List<List<NamedPiece>> named) {
    if (from < to) {
      stretches.add(Stretch.uncounted(from, to, rest));
      named.add(merge(from, to));
    }
  }

  /** Called for stretches that only go forward. */
  private List<NamedPiece> merge(long from, long to) {
    return NamedTime.merge(waits.in(from, to), pauses.in(from, to), from, to);
  }

  private static void cut(
      List<Segment> segments,
      Scope scope,
      long from,
      long to,
      Stretch stretch,
      List<NamedPiece> named) {
    long reached = from;
    for (int i = firstEndingAfter(named, from);
        i < named.size() && named.get(i).start() < to;
        i++) {
      NamedPiece piece = named.get(i);
      long left = Math.max(from, piece.start());
      long right = Math.min(to, piece.end());
      if (reached < left) {
        segments.add(Segment.unnamed(reached, left, scope, stretch));
      }
      segments.add(Segment.named(left, right, scope, stretch, piece));
      reached = right;
    }
    if (reached < to) {
      segments.add(Segment.unnamed(reached, to, scope, stretch));
    }
  }

  private static int firstEndingAfter(List<NamedPiece> named, long moment) {
    int low = 0;
    int high = named.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (named.get(middle).end() <= moment) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The segments with the short scopes inside them told apart. */
  static List<Segment> withNestedScopes(List<Segment> segments) {
    if (!hasNestedScopes(segments)) {
      return segments;
    }
    BySource<double[]> unnamed = new BySource<>();
    for (Segment segment : segments) {
      Scope scope = segment.scope();
      if (scope.nestedChildNanos() + scope.nestedOtherNanos() > 0) {
        double[] sum = unnamed.get(scope);
        if (sum == null) {
          sum = new double[1];
          unnamed.add(scope, sum);
        }
        sum[0] += segment.shares().unnamed() * segment.length();
      }
    }
    List<Segment> apart = new ArrayList<>(segments.size());
    for (Segment segment : segments) {
      apart.add(withNestedScopes(segment, unnamed.get(segment.scope())));
    }
    return apart;
  }

  private static boolean hasNestedScopes(List<Segment> segments) {
    for (Segment segment : segments) {
      if (segment.scope().nestedChildNanos() + segment.scope().nestedOtherNanos() > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param unnamed how much of the segment's scope no wait or pause names; null: there are no short
   *     scopes in it
   */
  private static Segment withNestedScopes(Segment segment, double[] unnamed) {
    if (unnamed == null || unnamed[0] <= 0) {
      return segment;
    }
    Scope scope = segment.scope();
    double time = unnamed[0];
    double nested = scope.nestedChildNanos() + scope.nestedOtherNanos();
    double share = Math.min(1, nested / time);
    double child = share * scope.nestedChildNanos() / nested;
    return segment.withNested(child, share - child);
  }
}
