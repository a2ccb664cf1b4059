package io.spandrel.recorder.breakdown;

import java.util.ArrayList;
import java.util.List;

/** Waits and pauses of one thread, merged: a thread's own wait goes over a pause of the VM. */
final class NamedTime {
  private NamedTime() {}

  static List<NamedPiece> merge(List<Wait> waits, List<Pause> pauses, long from, long to) {
    List<NamedPiece> merged = new ArrayList<>();
    long reached = from;
    for (var piece : Innermost.flatten(waits, Wait::start, Wait::end, from, to)) {
      addPauses(merged, pauses, reached, piece.start());
      Wait wait = piece.of();
      merged.add(new NamedPiece(piece.start(), piece.end(), wait.state(), wait, wait.share()));
      reached = piece.end();
    }
    addPauses(merged, pauses, reached, to);
    return merged;
  }

  private static void addPauses(List<NamedPiece> merged, List<Pause> pauses, long from, long to) {
    if (from >= to) {
      return;
    }
    for (var piece : Innermost.flatten(pauses, Pause::start, Pause::end, from, to)) {
      merged.add(new NamedPiece(piece.start(), piece.end(), piece.of().state(), piece.of(), 1));
    }
  }
}
