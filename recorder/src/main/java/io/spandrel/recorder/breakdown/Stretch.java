package io.spandrel.recorder.breakdown;

import io.spandrel.recorder.State;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * One thread between two counter readings, where the kernel decides first (rule 2 of the schema):
 * events only name time that the kernel says was off the CPU. A write to the page cache is one long
 * file event and, all of it, CPU time.
 */
final class Stretch {
  /** The states that unnamed time can have. */
  static final List<State> UNNAMED_STATES =
      List.of(State.CPU, State.RUNNABLE, State.RUNNING, State.BLOCKED, State.UNEXPLAINED);

  /** Places in {@link #unnamedShares} by the ordinal of the state; -1: it has none. */
  private static final int[] PLACES =
      Arrays.stream(State.values()).mapToInt(UNNAMED_STATES::indexOf).toArray();

  private static final double EPSILON = 1e-9;

  private final long start;
  private final long end;
  private final BySource<Claim> claims = new BySource<>();

  /** In the order of {@link #UNNAMED_STATES}. */
  private final double[] unnamedShares = new double[UNNAMED_STATES.size()];

  /** Null: not asked for yet. */
  private Shares shared;

  private Stretch(long start, long end) {
    this.start = start;
    this.end = end;
  }

  /** What one wait or pause names of this stretch, and what of it is left. */
  private static final class Claim {
    final State state;
    double original;
    double left;

    Claim(State state) {
      this.state = state;
    }
  }

  /** Without counters: intervals count whole, and the rest is one state. */
  static Stretch uncounted(long start, long end, State rest) {
    Stretch stretch = new Stretch(start, end);
    stretch.giveUnnamed(rest, 1);
    return stretch;
  }

  /**
   * @param named what waits and pauses name of it, not overlapping, cut to it
   */
  static Stretch counted(Reading first, Reading last, List<NamedPiece> named) {
    Stretch stretch = new Stretch(first.nanos(), last.nanos());
    stretch.claim(named);
    double whole = stretch.end - stretch.start;
    double cpu = clamp(last.cpuNanos() - first.cpuNanos(), whole);
    double runQueue = clamp(last.runQueueNanos() - first.runQueueNanos(), whole - cpu);
    stretch.decide(whole, cpu, runQueue);
    return stretch;
  }

  private static double clamp(double value, double most) {
    return Math.max(0, Math.min(value, most));
  }

  private void claim(List<NamedPiece> named) {
    for (NamedPiece piece : named) {
      Claim claim = claims.get(piece.source());
      if (claim == null) {
        claim = new Claim(piece.state());
        claims.add(piece.source(), claim);
      }
      claim.original += piece.amount();
      claim.left = claim.original;
    }
  }

  private void giveUnnamed(State state, double share) {
    unnamedShares[PLACES[state.ordinal()]] = share;
  }

  private void decide(double whole, double cpu, double runQueue) {
    double unnamed = whole - named();
    double excess = cpu + runQueue - unnamed;
    if (excess > 0) {
      double cpuInWaits = Math.max(0, cpu - unnamed);
      double left = takeInProportion(cpuInWaits, state -> state == State.FILE);
      left = takeInProportion(left, state -> state == State.SOCKET);
      left = takeInProportion(left, State::isPause);
      takeInProportion(left, state -> true);
      takeInEqualShares(excess - cpuInWaits);
      unnamed = whole - named();
    }
    if (unnamed > EPSILON) {
      double cpuShare = Math.min(1, cpu / unnamed);
      double runnableShare = Math.min(1 - cpuShare, runQueue / unnamed);
      giveUnnamed(State.CPU, cpuShare);
      giveUnnamed(State.RUNNABLE, runnableShare);
      giveUnnamed(State.BLOCKED, 1 - cpuShare - runnableShare);
    } else {
      giveUnnamed(State.BLOCKED, 1);
    }
  }

  private double named() {
    double sum = 0;
    for (Claim claim : claims.values()) {
      sum += claim.left;
    }
    return sum;
  }

  /** Returns what could not be taken. */
  private double takeInProportion(double amount, Predicate<State> from) {
    double there = 0;
    for (Claim claim : claims.values()) {
      there += from.test(claim.state) ? claim.left : 0;
    }
    if (amount <= 0 || there <= 0) {
      return amount;
    }
    double factor = Math.max(0, 1 - amount / there);
    for (Claim claim : claims.values()) {
      if (from.test(claim.state)) {
        claim.left *= factor;
      }
    }
    return Math.max(0, amount - there);
  }

  /** Each gives the same amount, or all it has; what is then still missing is asked again. */
  private void takeInEqualShares(double amount) {
    double missing = amount;
    while (missing > EPSILON) {
      int givers = 0;
      for (Claim claim : claims.values()) {
        givers += claim.left > EPSILON ? 1 : 0;
      }
      if (givers == 0) {
        return;
      }
      double each = missing / givers;
      for (Claim claim : claims.values()) {
        if (claim.left > EPSILON) {
          double given = Math.min(each, claim.left);
          claim.left -= given;
          missing -= given;
        }
      }
    }
  }

  /** Of time in it that nothing names. */
  Shares unnamedShares() {
    if (shared == null) {
      shared = Shares.unnamed(this);
    }
    return shared;
  }

  /** What part of the piece its wait keeps. */
  double kept(NamedPiece piece) {
    Claim claim = claims.get(piece.source());
    if (claim == null || claim.original <= 0) {
      return piece.share();
    }
    return piece.share() * claim.left / claim.original;
  }

  /** The share of its unnamed time that is in the state. */
  double share(State state) {
    int place = PLACES[state.ordinal()];
    return place < 0 ? 0 : unnamedShares[place];
  }

  /** Bits, by {@link Shares#bit}, of the states that its unnamed time has. */
  int present() {
    int present = 0;
    for (int i = 0; i < unnamedShares.length; i++) {
      if (unnamedShares[i] != 0) {
        present |= Shares.bit(UNNAMED_STATES.get(i));
      }
    }
    return present;
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }
}
