package io.spandrel.cli.report.model;

import java.util.List;

/**
 * All that is reported of one recording.
 *
 * @param tasks those that took most time in all first
 * @param regions those that took most time in all first
 * @param blocking longest total first
 * @param findings most severe first
 */
public record Report(
    RecordingInfo recording,
    List<TypeRow> tasks,
    List<TypeRow> regions,
    List<BlockingRow> blocking,
    List<ThreadRow> threads,
    List<ThreadGroupRow> threadGroups,
    CpuSummary cpu,
    GcSummary gc,
    List<Finding> findings) {

  public Report {
    tasks = List.copyOf(tasks);
    regions = List.copyOf(regions);
    blocking = List.copyOf(blocking);
    threads = List.copyOf(threads);
    threadGroups = List.copyOf(threadGroups);
    findings = List.copyOf(findings);
  }

  /** For who asked for regions: what tasks did outside of them is left out. */
  public Report withoutTasks() {
    return new Report(
        recording, List.of(), regions, blocking, threads, threadGroups, cpu, gc, findings);
  }

  public Report withFindings(List<Finding> found) {
    return new Report(recording, tasks, regions, blocking, threads, threadGroups, cpu, gc, found);
  }
}
