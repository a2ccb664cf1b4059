package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.GcSummary;
import io.spandrel.cli.report.model.GcSummary.Hit;
import io.spandrel.cli.report.sample.GcCollection;
import io.spandrel.cli.report.sample.HeapUse;
import io.spandrel.cli.report.sample.SpanSample;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The garbage collector's pauses, and whom they hit. */
final class GcCollector {

  private static final int MAX_NAMES = 50;

  private static final class Hits {
    private long hit;
    private long pauseNanos;
  }

  private final Map<String, Long> collections = new HashMap<>();
  private final Map<String, Hits> tasks = new HashMap<>();
  private long pauses;
  private long pauseTotalNanos;
  private long pauseMaxNanos;
  private long concurrentNanos;
  private long allocatedBytes;
  private long usedAfterLast = -1;

  void add(GcCollection collection) {
    String name =
        collections.containsKey(collection.name()) || collections.size() < MAX_NAMES
            ? collection.name()
            : WaitKey.OTHERS;
    collections.merge(name, 1L, Long::sum);
  }

  void addPause(long nanos) {
    pauses++;
    pauseTotalNanos += nanos;
    pauseMaxNanos = Math.max(pauseMaxNanos, nanos);
  }

  void addConcurrent(long nanos) {
    concurrentNanos += nanos;
  }

  void add(HeapUse heap) {
    if (heap.afterCollection()) {
      usedAfterLast = heap.usedBytes();
    } else if (usedAfterLast >= 0) {
      allocatedBytes += Math.max(0, heap.usedBytes() - usedAfterLast);
      // Collections may overlap; what was counted is not counted again.
      usedAfterLast = heap.usedBytes();
    }
  }

  void add(SpanSample task) {
    if (task.gcOverlapNanos() > 0) {
      String name =
          tasks.containsKey(task.name()) || tasks.size() < TypeCollector.MAX_NAMES
              ? task.name()
              : TypeCollector.OTHER_NAMES;
      Hits hits = tasks.computeIfAbsent(name, absent -> new Hits());
      hits.hit++;
      hits.pauseNanos += task.gcOverlapNanos();
    }
  }

  GcSummary summary() {
    List<Hit> hits =
        tasks.entrySet().stream()
            .map(
                entry -> new Hit(entry.getKey(), entry.getValue().hit, entry.getValue().pauseNanos))
            .sorted(Comparator.comparingLong(Hit::pauseNanos).reversed().thenComparing(Hit::name))
            .toList();
    return new GcSummary(
        collections, pauses, pauseTotalNanos, pauseMaxNanos, concurrentNanos, allocatedBytes, hits);
  }
}
