package io.spandrel.cli.report.model;

import java.util.List;
import java.util.Map;

/**
 * What the garbage collector did.
 *
 * @param collectionsByName counts by the collector's name: {@code G1New}
 * @param concurrentNanos its work beside the running program
 * @param allocatedBytes by the heap's use at collections: what was allocated after the last one is
 *     not in it
 * @param tasks task types that were open during a pause, those with most of it first
 */
public record GcSummary(
    Map<String, Long> collectionsByName,
    long pauses,
    long pauseTotalNanos,
    long pauseMaxNanos,
    long concurrentNanos,
    long allocatedBytes,
    List<Hit> tasks) {

  /**
   * One task type.
   *
   * @param hit how many of them were open during a pause
   * @param pauseNanos the sum over them
   */
  public record Hit(String name, long hit, long pauseNanos) {}

  public GcSummary {
    collectionsByName = Map.copyOf(collectionsByName);
    tasks = List.copyOf(tasks);
  }

  public long collections() {
    return collectionsByName.values().stream().mapToLong(Long::longValue).sum();
  }
}
