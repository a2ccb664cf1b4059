package io.spandrel.recorder.timeline;

import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Folds many waits of a thread into few, for a scope that stays open so long that they could not
 * all be kept. Sums by state stay exact; where inside the folded interval each lay is lost.
 */
final class WaitFolding {
  private static final int RUN = 8;
  private static final State[] STATES = State.values();

  private WaitFolding() {}

  /**
   * @param waits sorted by end
   */
  static List<Wait> fold(List<Wait> waits) {
    List<Wait> folded = new ArrayList<>();
    for (int from = 0; from < waits.size(); from += RUN) {
      foldRun(waits.subList(from, Math.min(from + RUN, waits.size())), folded);
    }
    // A long wait around the others may begin in an earlier run than it ends in.
    folded.sort(Comparator.comparingLong(Wait::end));
    return folded;
  }

  private static void foldRun(List<Wait> run, List<Wait> folded) {
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    double sum = 0;
    double[] sums = new double[STATES.length];
    for (Wait wait : run) {
      start = Math.min(start, wait.start());
      end = Math.max(end, wait.end());
      double waited = wait.length() * wait.share();
      sum += waited;
      sums[wait.state().ordinal()] += waited;
    }
    if (sum <= 0) {
      return;
    }
    double share = Math.min(1, sum / Math.max(1, end - start));
    double reached = start;
    for (State state : STATES) {
      double ofState = sums[state.ordinal()];
      if (ofState > 0) {
        double next = reached + (end - start) * ofState / sum;
        folded.add(new Wait(state, Math.round(reached), Math.round(next), share, 0, null, false));
        reached = next;
      }
    }
  }
}
