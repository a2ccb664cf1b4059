package io.spandrel.cli.report.render;

import static io.spandrel.cli.report.Samples.MS;
import static io.spandrel.cli.report.Samples.held;
import static io.spandrel.cli.report.Samples.lock;
import static io.spandrel.cli.report.Samples.region;
import static io.spandrel.cli.report.Samples.running;
import static io.spandrel.cli.report.Samples.scope;
import static io.spandrel.cli.report.Samples.task;
import static io.spandrel.cli.report.Samples.time;
import static io.spandrel.cli.report.Samples.waited;

import io.spandrel.cli.report.Reports;
import io.spandrel.cli.report.collect.ReportCollector;
import io.spandrel.cli.report.collect.ReportFilter;
import io.spandrel.cli.report.findings.Findings;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.sample.CpuLoad;
import io.spandrel.cli.report.sample.GcCollection;
import io.spandrel.cli.report.sample.HeapUse;
import io.spandrel.cli.report.sample.HeldLock;
import io.spandrel.recorder.State;
import java.util.Map;

/** A report with something in every section: orders that wait for one lock. */
final class OrderReport {

  private OrderReport() {}

  static Report report() {
    ReportCollector collector = new ReportCollector(ReportFilter.NONE);
    collector.startsAt(0);
    for (int i = 0; i < 40; i++) {
      order(collector, i);
    }
    process(collector);
    Report report = collector.report(Reports.recording());
    return report.withFindings(Findings.in(report, true));
  }

  private static void order(ReportCollector collector, int i) {
    int thread = 1 + i % 4;
    long at = 200L * i;
    long waiting = 40 + 5L * (i % 13);
    long order = 1 + 2L * i;
    long book = 2 + 2L * i;
    collector.add(waited(State.SOCKET, thread, at, at + 20, "read", "db:5432"));
    collector.add(lock(thread, at + 25, at + 25 + waiting));
    collector.add(scope(thread, book, at + 24, at + 30 + waiting));
    collector.add(scope(thread, order, at, at + 45 + waiting));
    collector.add(
        running(
            held(
                region(
                    "book", book, order, waiting + 6, Map.of(State.LOCK, waiting, State.CPU, 6L)),
                new HeldLock(
                    "com.acme.Ledger",
                    "com.acme.Ledger.book:31",
                    waiting * MS,
                    "exec-9",
                    "com.acme.Db.insert:77")),
            Map.of("java.util.HashMap.putVal", 2L, "com.acme.Ledger.hash", 3L)));
    collector.add(
        running(
            task(
                "order",
                order,
                waiting + 45,
                Map.of(
                    State.SOCKET,
                    20L,
                    State.LOCK,
                    waiting,
                    State.CPU,
                    15L,
                    State.RUNNABLE,
                    6L,
                    State.GC,
                    4L)),
            Map.of("com.acme.Json.parse", 4L)));
  }

  private static void process(ReportCollector collector) {
    collector.add(waited(State.PARK, 7, 0, 9_000, "take", "LinkedBlockingQueue"));
    for (int second = 0; second <= 10; second++) {
      for (int thread = 1; thread <= 4; thread++) {
        long cpu = second * (thread == 2 ? 700 : 90);
        collector.add(time(thread, 1_000L * second, cpu, 50L * second));
      }
      collector.add(new CpuLoad(1_000 * MS * second, 0.1 * second, 0.5));
    }
    collector.addMethod("com.acme.Json.parse", "exec-1");
    collector.addMethod("com.acme.Ledger.hash", "exec-1");
    collector.addMethod("com.acme.Ledger.hash", "exec-1");
    collector.add(new HeapUse(true, 10_000_000));
    collector.add(new HeapUse(false, 90_000_000));
    collector.add(new GcCollection("G1New", "G1 Evacuation Pause"));
    collector.addPause(12 * MS);
    collector.addConcurrentGc(40 * MS);
  }
}
