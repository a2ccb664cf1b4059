package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Pause;
import java.util.Comparator;
import java.util.List;

/** The VM's pauses, as long as a scope may ask for them. */
final class RecentPauses {
  private static final Comparator<Pause> BY_START = Comparator.comparingLong(Pause::start);
  private static final int MOST = 10_000;

  private final ByEnd<Pause> pauses = new ByEnd<>();
  private final LostTime lost;

  RecentPauses(LostTime lost) {
    this.lost = lost;
  }

  void add(Pause pause) {
    pauses.add(pause);
    if (pauses.size() > MOST) {
      lost.addUpTo(pauses.items().get(0).end());
      pauses.dropFirst(1);
    }
  }

  /** In the order of their starts. */
  List<Pause> between(long from, long to) {
    List<Pause> between = pauses.overlapping(from, to);
    between.sort(BY_START);
    return between;
  }

  void forgetBefore(long nanos) {
    pauses.forgetBefore(nanos);
  }
}
