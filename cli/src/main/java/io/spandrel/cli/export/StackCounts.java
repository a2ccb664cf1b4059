package io.spandrel.cli.export;

import io.spandrel.recorder.breakdown.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each stack was sampled; frames innermost first. Bounded: rare late ones fold into one.
 */
final class StackCounts {
  private static final int MOST = 200_000;
  private static final List<Frame> OTHER = List.of(new Frame("", "other stacks", -1));

  private final Map<List<Frame>, Long> counts = new HashMap<>();
  private long samples;

  void add(List<Frame> stack) {
    samples++;
    boolean known = counts.size() < MOST || counts.containsKey(stack);
    counts.merge(known ? stack : OTHER, 1L, Long::sum);
  }

  Map<List<Frame>, Long> byStack() {
    return counts;
  }

  long samples() {
    return samples;
  }
}
