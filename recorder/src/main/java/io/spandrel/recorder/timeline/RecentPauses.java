package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Pause;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The VM's pauses, as long as a scope may ask for them. */
final class RecentPauses {
  private static final int MOST = 10_000;

  private final Deque<Pause> pauses = new ArrayDeque<>();
  private final LostTime lost;

  RecentPauses(LostTime lost) {
    this.lost = lost;
  }

  void add(Pause pause) {
    pauses.add(pause);
    if (pauses.size() > MOST) {
      lost.addUpTo(pauses.remove().end());
    }
  }

  List<Pause> between(long from, long to) {
    return pauses.stream().filter(pause -> pause.start() < to && pause.end() > from).toList();
  }

  void forgetBefore(long nanos) {
    while (!pauses.isEmpty() && pauses.peek().end() < nanos) {
      pauses.remove();
    }
  }
}
