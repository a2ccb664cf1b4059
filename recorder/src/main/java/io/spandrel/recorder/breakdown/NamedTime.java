package io.spandrel.recorder.breakdown;

import java.util.ArrayList;
import java.util.List;

/** Waits and pauses of one thread, merged: a thread's own wait goes over a pause of the VM. */
final class NamedTime {
  private final List<Innermost.Piece<Pause>> pauses;
  private final List<NamedPiece> merged = new ArrayList<>(4);
  private int nextPause;

  private NamedTime(List<Innermost.Piece<Pause>> pauses) {
    this.pauses = pauses;
  }

  /**
   * @param waits sorted by start
   * @param pauses sorted by start
   */
  static List<NamedPiece> merge(List<Wait> waits, List<Pause> pauses, long from, long to) {
    if (waits.isEmpty() && pauses.isEmpty()) {
      return List.of();
    }
    NamedTime named = new NamedTime(Innermost.flatten(pauses, from, to));
    long reached = from;
    for (var piece : Innermost.flatten(waits, from, to)) {
      named.addPauses(reached, piece.start());
      Wait wait = piece.of();
      named.merged.add(
          new NamedPiece(piece.start(), piece.end(), wait.state(), wait, wait.share()));
      reached = piece.end();
    }
    named.addPauses(reached, to);
    return named.merged;
  }

  /** Called for gaps that only go forward. */
  private void addPauses(long from, long to) {
    while (nextPause < pauses.size() && pauses.get(nextPause).end() <= from) {
      nextPause++;
    }
    for (int i = nextPause; i < pauses.size() && pauses.get(i).start() < to; i++) {
      Innermost.Piece<Pause> piece = pauses.get(i);
      long left = Math.max(from, piece.start());
      long right = Math.min(to, piece.end());
      if (left < right) {
        merged.add(new NamedPiece(left, right, piece.of().state(), piece.of(), 1));
      }
    }
  }
}
