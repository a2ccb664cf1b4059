package io.spandrel.benchmarks.capture;

import io.spandrel.cli.report.collect.ReportFilter;
import io.spandrel.cli.report.findings.Findings;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.render.ReportJson;
import io.spandrel.exporter.capture.CaptureFacts;
import io.spandrel.exporter.capture.CaptureFile;
import io.spandrel.exporter.capture.CaptureListener;
import io.spandrel.exporter.capture.CapturedSpan;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads a file once, in one of four ways, and prints seconds, seconds of CPU time, events (of a
 * report: bytes of its JSON) and the most heap in use after a collection, in megabytes. {@code
 * CaptureReader bare|stream|capture|report FILE}.
 */
public final class CaptureReader {
  private CaptureReader() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    HeapAfterCollections heap = HeapAfterCollections.watch();
    long began = System.nanoTime();
    long result =
        switch (arguments[0]) {
          case "bare" -> bare(file);
          case "stream" -> stream(file);
          case "capture" -> capture(file);
          case "report" -> report(file);
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        Locale.ROOT, "%.2f %.2f %d %d%n", seconds, cpuSeconds(), result, heap.mostMegabytes());
    System.exit(0);
  }

  /** Of the whole process: on a machine that others use too, wall time says what they do. */
  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static long bare(Path file) throws Exception {
    long events = 0;
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        recording.readEvent();
        events++;
      }
    }
    return events;
  }

  private static long stream(Path file) throws Exception {
    long[] events = {0};
    try (EventStream stream = EventStream.openFile(file)) {
      stream.onEvent(event -> events[0]++);
      stream.start();
    }
    return events[0];
  }

  private static long capture(Path file) throws Exception {
    long[] spans = {0};
    CaptureFacts facts =
        CaptureFile.read(
            file,
            new CaptureListener() {
              @Override
              public void span(CapturedSpan span) {
                spans[0]++;
              }
            });
    if (facts.isDamaged()) {
      throw new IllegalStateException(facts.damage().toString());
    }
    return facts.events();
  }

  /** All that {@code spandrel report --json} does. */
  private static long report(Path file) throws Exception {
    Report report =
        new io.spandrel.cli.report.read.CaptureReader(ReportFilter.NONE, (read, all) -> {})
            .read(file, file.toString())
            .report();
    report = report.withFindings(Findings.in(report, true));
    if (report.recording().damaged()) {
      throw new IllegalStateException(report.recording().remarks().toString());
    }
    return ReportJson.text(report).length();
  }
}
