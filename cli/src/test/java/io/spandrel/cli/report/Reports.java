package io.spandrel.cli.report;

import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.CpuSummary;
import io.spandrel.cli.report.model.GcSummary;
import io.spandrel.cli.report.model.Holder;
import io.spandrel.cli.report.model.RecordingInfo;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.ThreadGroupRow;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.recorder.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reports made by hand: of ten seconds on two cores. Times in milliseconds. */
public final class Reports {

  private static final long MS = Samples.MS;

  private Reports() {}

  public static RecordingInfo recording() {
    return recording(10_000);
  }

  public static RecordingInfo recording(long ms) {
    return new RecordingInfo(
        "out.jfr",
        Instant.parse("2026-11-25T16:15:01Z"),
        ms * MS,
        "OpenJDK 64-Bit Server VM 17.0.15",
        2,
        200_000,
        true,
        0,
        0,
        false,
        List.of());
  }

  public static Report empty() {
    return new Report(
        recording(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new CpuSummary(2, 1_000 * MS, List.of(), List.of(), 0),
        new GcSummary(Map.of(), 0, 0, 0, 0, 0, List.of()),
        List.of());
  }

  public static Report with(List<TypeRow> tasks, BlockingRow... blocking) {
    return new Report(
        recording(),
        tasks,
        List.of(),
        List.of(blocking),
        List.of(),
        List.of(),
        empty().cpu(),
        empty().gc(),
        List.of());
  }

  public static Report with(Report report, CpuSummary cpu) {
    return new Report(
        report.recording(),
        report.tasks(),
        report.regions(),
        report.blocking(),
        report.threads(),
        report.threadGroups(),
        cpu,
        report.gc(),
        List.of());
  }

  public static Report with(Report report, GcSummary gc) {
    return new Report(
        report.recording(),
        report.tasks(),
        report.regions(),
        report.blocking(),
        report.threads(),
        report.threadGroups(),
        report.cpu(),
        gc,
        List.of());
  }

  public static Report with(ThreadGroupRow... groups) {
    Report empty = empty();
    return new Report(
        empty.recording(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(groups),
        empty.cpu(),
        empty.gc(),
        List.of());
  }

  /** A hundred tasks of this name, a second of time in all. */
  public static TypeRow task(String name, Map<State, Long> partsMs) {
    return task(name, partsMs, 0, 0);
  }

  public static TypeRow task(
      String name, Map<State, Long> partsMs, long incomplete, long pushedOut) {
    return new TypeRow(
        name,
        100,
        incomplete,
        pushedOut,
        1_000 * MS,
        10 * MS,
        11 * MS,
        12 * MS,
        13 * MS,
        List.of(),
        Samples.parts(partsMs),
        List.of(),
        List.of());
  }

  public static BlockingRow row(
      State state, String operation, String object, String task, long count, long totalMs) {
    return new BlockingRow(
        state,
        operation,
        object,
        "com.acme.Work.run:7",
        task,
        "",
        count,
        totalMs * MS,
        totalMs * MS / count,
        4,
        state == State.LOCK ? new Holder("exec-9", "") : Holder.UNKNOWN);
  }
}
