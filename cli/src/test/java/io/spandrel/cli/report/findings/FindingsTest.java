package io.spandrel.cli.report.findings;

import static io.spandrel.cli.report.Reports.row;
import static io.spandrel.cli.report.Reports.task;
import static io.spandrel.cli.report.Samples.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.report.Reports;
import io.spandrel.cli.report.Samples;
import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.CpuSummary;
import io.spandrel.cli.report.model.CpuSummary.Point;
import io.spandrel.cli.report.model.Finding;
import io.spandrel.cli.report.model.FindingId;
import io.spandrel.cli.report.model.GcSummary;
import io.spandrel.cli.report.model.Holder;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.Severity;
import io.spandrel.cli.report.model.ThreadGroupRow;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {

  private static List<FindingId> ids(Report report) {
    return Findings.in(report, true).stream().map(Finding::id).toList();
  }

  private static Report oneTask(State state, long ms, String operation, String object, long count) {
    TypeRow task = task("order", Map.of(state, ms, State.CPU, 1_000 - ms));
    return Reports.with(List.of(task), row(state, operation, object, "order", count, ms));
  }

  @Test
  void healthyProgram_hasNone() {
    TypeRow task =
        task(
            "order",
            Map.of(
                State.CPU, 640L,
                State.LOCK, 40L,
                State.SOCKET, 200L,
                State.SLEEP, 40L,
                State.GC, 30L,
                State.RUNNABLE, 50L));
    Report report =
        Reports.with(
            List.of(task),
            row(State.LOCK, "", "com.acme.Ledger", "order", 20, 40),
            row(State.SOCKET, "read", "db:5432", "order", 100, 200),
            row(State.SLEEP, "", "", "order", 4, 40),
            row(State.PARK, "take", "LinkedBlockingQueue", "", 500, 30_000),
            row(State.SOCKET, "read", "client:4711", "", 500, 30_000),
            row(State.LOCK, "", "com.acme.Log", "", 5, 900));

    assertThat(ids(report)).isEmpty();
    assertThat(ids(Reports.empty())).isEmpty();
  }

  @Test
  void lockContention_namesObjectLineAndHolder() {
    Report report = oneTask(State.LOCK, 610, "", "com.acme.Ledger", 120);

    Finding finding = Findings.in(report, true).get(0);
    assertThat(finding.id()).isEqualTo(FindingId.LOCK_CONTENTION);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.share()).isEqualTo(0.61);
    assertThat(finding.evidence())
        .isEqualTo(
            "order waits for locks 61% of its time: 120 waits on Ledger at Work.run:7, 610ms in"
                + " all, longest 5.08ms, held by exec-9");
    assertThat(finding.place().object()).isEqualTo("com.acme.Ledger");
    assertThat(finding.place().frame()).isEqualTo("com.acme.Work.run:7");
    assertThat(finding.place().holder().thread()).isEqualTo("exec-9");
  }

  @Test
  void lockContention_fromATenthOn() {
    assertThat(ids(oneTask(State.LOCK, 100, "", "Ledger", 9)))
        .containsExactly(FindingId.LOCK_CONTENTION);
    assertThat(Findings.in(oneTask(State.LOCK, 100, "", "Ledger", 9), true).get(0).severity())
        .isEqualTo(Severity.WARNING);
    assertThat(ids(oneTask(State.LOCK, 99, "", "Ledger", 9))).isEmpty();
  }

  @Test
  void lockContention_withoutTasks_isMeasuredByTheRecording() {
    assertThat(ids(Reports.with(List.of(), row(State.LOCK, "", "Ledger", "", 50, 3_400))))
        .containsExactly(FindingId.LOCK_CONTENTION);
    assertThat(ids(Reports.with(List.of(), row(State.LOCK, "", "Ledger", "", 50, 3_200))))
        .isEmpty();
    assertThat(ids(Reports.with(List.of(), row(State.LOCK, "", "Ledger", "", 2, 3_400)))).isEmpty();
  }

  @Test
  void lockContention_isNotWhatHappensOnce() {
    assertThat(ids(oneTask(State.LOCK, 600, "", "class loading", 100))).isEmpty();
    assertThat(ids(Reports.with(List.of(), row(State.LOCK, "", "int[]", "", 50, 3_400)))).isEmpty();
  }

  @Test
  void lockContention_outsideTasks_needsALineOfTheProgram() {
    BlockingRow idle =
        new BlockingRow(
            State.LOCK, "", "ReentrantLock", "", "", "", 50, 3_400 * MS, 9 * MS, 9, Holder.UNKNOWN);

    assertThat(ids(Reports.with(List.of(), idle))).isEmpty();
  }

  @Test
  void findingOutsideTasks_saysSoWhereThereAreTasks() {
    BlockingRow lock = row(State.LOCK, "", "com.acme.Ledger", "", 50, 5_000);
    BlockingRow queue = row(State.PARK, "put", "ArrayBlockingQueue", "", 50, 5_000);
    TypeRow order = task("order", Map.of(State.CPU, 900L));

    assertThat(Findings.in(Reports.with(List.of(), lock, queue), true))
        .extracting(Finding::evidence)
        .satisfiesExactlyInAnyOrder(
            said -> assertThat(said).startsWith("threads wait for a lock: 50 waits on Ledger"),
            said -> assertThat(said).startsWith("threads wait at a queue: 50 waits on"));
    assertThat(Findings.in(Reports.with(List.of(order), lock, queue), true))
        .extracting(Finding::evidence)
        .hasSize(2)
        .allMatch(said ->
            said.startsWith("outside of tasks, or in tasks still open at the recording's end,"));
  }

  @Test
  void queueContention_needsAQueueThatIsFull() {
    assertThat(ids(oneTask(State.PARK, 300, "put", "ArrayBlockingQueue", 50)))
        .containsExactly(FindingId.QUEUE_CONTENTION);
    assertThat(ids(oneTask(State.PARK, 300, "take", "ArrayBlockingQueue", 50))).isEmpty();
    assertThat(ids(oneTask(State.PARK, 300, "", "FutureTask", 50))).isEmpty();
    assertThat(ids(oneTask(State.PARK, 140, "put", "ArrayBlockingQueue", 50))).isEmpty();
  }

  @Test
  void queueContention_countsTakersWherePuttersWaitToo() {
    TypeRow sender = task("send", Map.of(State.PARK, 900L));
    TypeRow receiver = task("receive", Map.of(State.PARK, 800L));
    Report report =
        Reports.with(
            List.of(sender, receiver),
            row(State.PARK, "put", "ArrayBlockingQueue", "send", 90, 900),
            row(State.PARK, "take", "ArrayBlockingQueue", "receive", 80, 800));

    assertThat(Findings.in(report, true))
        .extracting(finding -> finding.place().task())
        .containsExactly("send", "receive");
  }

  @Test
  void queueContention_withoutTasks() {
    assertThat(
            ids(Reports.with(List.of(), row(State.PARK, "put", "SynchronousQueue", "", 9, 3_000))))
        .containsExactly(FindingId.QUEUE_CONTENTION);
    assertThat(
            ids(Reports.with(List.of(), row(State.PARK, "take", "SynchronousQueue", "", 9, 3_000))))
        .isEmpty();
  }

  @Test
  void slowNetwork_needsLongWaits_notMany() {
    assertThat(ids(oneTask(State.SOCKET, 600, "read", "db:5432", 6)))
        .containsExactly(FindingId.SLOW_NETWORK);
    assertThat(ids(oneTask(State.SOCKET, 600, "read", "db:5432", 600))).isEmpty();
    assertThat(ids(oneTask(State.SOCKET, 400, "read", "db:5432", 4))).isEmpty();
  }

  @Test
  void slowNetwork_tellsOfTheReadsAlone_notOfTheWritesBeside() {
    Report report =
        Reports.with(
            List.of(task("order", Map.of(State.SOCKET, 600L, State.CPU, 400L))),
            row(State.SOCKET, "read", "db:5432", "order", 20, 600),
            row(State.SOCKET, "write", "db:5432", "order", 20, 10));

    assertThat(Findings.in(report, true).get(0).evidence())
        .contains("60% of its time, 30.0ms each time: 20 waits")
        .contains("600ms in all");
  }

  @Test
  void sleepInTask_fromATenthOn() {
    assertThat(ids(oneTask(State.SLEEP, 200, "", "", 10))).containsExactly(FindingId.SLEEP_IN_TASK);
    assertThat(ids(oneTask(State.SLEEP, 90, "", "", 10))).isEmpty();
  }

  @Test
  void blockedByGc_inATask() {
    TypeRow task = task("order", Map.of(State.GC, 80L, State.ALLOC_STALL, 20L, State.CPU, 900L));
    Report report = Reports.with(Reports.with(List.of(task)), collections(400));

    Finding finding = Findings.in(report, true).get(0);
    assertThat(finding.id()).isEqualTo(FindingId.BLOCKED_BY_GC);
    assertThat(finding.place().task()).isEqualTo("order");
    assertThat(finding.evidence())
        .isEqualTo(
            "order stands still for the collector 10% of its time, 100ms in all;"
                + " 12 collections, paused 400ms in all, longest 40.0ms");
  }

  @Test
  void blockedByGc_withoutTasks_isMeasuredByTheRecording() {
    assertThat(ids(Reports.with(Reports.empty(), collections(1_200))))
        .containsExactly(FindingId.BLOCKED_BY_GC);
    assertThat(ids(Reports.with(Reports.empty(), collections(900)))).isEmpty();
  }

  @Test
  void blockedByGc_needsMoreThanOneLongPause() {
    assertThat(ids(Reports.with(Reports.empty(), collections(1, 1_200)))).isEmpty();
  }

  private static GcSummary collections(long pauseMs) {
    return collections(12, pauseMs);
  }

  private static GcSummary collections(long number, long pauseMs) {
    return new GcSummary(
        Map.of("G1New", number), number, pauseMs * MS, 40 * MS, 0, 1_000_000, List.of());
  }

  @Test
  void runnableSpike_needsACrowdOfOwnThreads() {
    Report late =
        Reports.with(List.of(task("order", Map.of(State.RUNNABLE, 450L, State.CPU, 550L))));

    assertThat(ids(Reports.with(late, wanted(1, 9, 9, 9, 1))))
        .containsExactly(FindingId.RUNNABLE_SPIKE);
    assertThat(ids(Reports.with(late, wanted(1, 2, 2, 2, 1)))).isEmpty();
    assertThat(ids(Reports.with(late, wanted(9, 1, 1, 1, 1)))).isEmpty();
  }

  @Test
  void runnableSpike_needsTasksThatFeelIt() {
    Report fine =
        Reports.with(List.of(task("order", Map.of(State.RUNNABLE, 100L, State.CPU, 900L))));

    assertThat(ids(Reports.with(fine, wanted(9, 9, 9, 9, 9)))).isEmpty();
  }

  @Test
  void runnableSpike_withoutTasks_needsTheCrowdForHalfOfTheTime() {
    assertThat(ids(Reports.with(Reports.empty(), wanted(9, 9, 9, 9, 9, 1))))
        .containsExactly(FindingId.RUNNABLE_SPIKE);
    assertThat(ids(Reports.with(Reports.empty(), wanted(9, 9, 1, 1, 1, 1)))).isEmpty();
  }

  @Test
  void runnableSpike_isNoneWhileNeighboursHaveTheCpus() {
    Report late =
        Reports.with(List.of(task("order", Map.of(State.RUNNABLE, 450L, State.CPU, 550L))));
    List<Point> points = new ArrayList<>();
    for (int second = 0; second < 5; second++) {
      points.add(new Point(second * 1_000 * MS, 1_000 * MS, 0.3, 0.9, 9));
    }

    assertThat(ids(Reports.with(late, new CpuSummary(2, 1_000 * MS, points, List.of(), 0))))
        .isEmpty();
  }

  private static CpuSummary wanted(double... threadsEachSecond) {
    List<Point> points = new ArrayList<>();
    for (double threads : threadsEachSecond) {
      points.add(new Point(points.size() * 1_000 * MS, 1_000 * MS, 0.8, 0.9, threads));
    }
    return new CpuSummary(2, 1_000 * MS, points, List.of(), 0);
  }

  @Test
  void imbalance_needsABusyThreadAmongIdleOnes() {
    assertThat(ids(Reports.with(group("worker-#", 4, 9_000, 0.7))))
        .containsExactly(FindingId.IMBALANCE);
    assertThat(ids(Reports.with(group("worker-#", 4, 9_000, 0.3)))).isEmpty();
    assertThat(ids(Reports.with(group("worker-#", 4, 3_000, 0.7)))).isEmpty();
    assertThat(ids(Reports.with(group("worker-1", 1, 9_000, 0)))).isEmpty();
  }

  @Test
  void imbalance_isNoneAmongTheJvmsThreadsOrUnnamedOnes() {
    assertThat(ids(Reports.with(group("C2 CompilerThread#", 2, 9_000, 0.5)))).isEmpty();
    assertThat(ids(Reports.with(group("Thread-#", 2, 9_000, 0.5)))).isEmpty();
  }

  @Test
  void imbalance_isAWarningOnlyWhenTheBusiestHasNoTimeLeft() {
    assertThat(
            Findings.in(
                Reports.with(group("full-#", 4, 9_000, 0.7), group("half-#", 4, 6_000, 0.7)), true))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING, Severity.INFO);
  }

  @Test
  void imbalance_isMeasuredByTheTimeInWhichAThreadCouldRun() {
    assertThat(ids(Reports.with(group("slow-#", 4, 4_000, 5_000, 0.7))))
        .containsExactly(FindingId.IMBALANCE);
    assertThat(ids(Reports.with(group("crowd-#", 4, 900, 9_000, 0.7)))).isEmpty();
  }

  private static ThreadGroupRow group(String name, int members, long busiestMs, double imbalance) {
    return group(name, members, busiestMs, 0, imbalance);
  }

  private static ThreadGroupRow group(
      String name, int members, long busiestMs, long busiestRunnableMs, double imbalance) {
    return new ThreadGroupRow(
        name,
        members,
        false,
        busiestMs * MS + 100 * MS,
        0,
        Samples.parts(Map.of()),
        name.replace("#", "1"),
        busiestMs * MS,
        10_000 * MS,
        busiestRunnableMs * MS,
        imbalance);
  }

  @Test
  void worstFinding_comesFirst() {
    TypeRow bad = task("bad", Map.of(State.LOCK, 600L));
    TypeRow poor = task("poor", Map.of(State.LOCK, 200L));
    Report report =
        Reports.with(
            List.of(poor, bad),
            row(State.LOCK, "", "A", "poor", 10, 200),
            row(State.LOCK, "", "A", "bad", 10, 600));

    assertThat(Findings.in(report, true))
        .extracting(finding -> finding.place().task())
        .containsExactly("bad", "poor");
  }

  @Test
  void filteredReport_hasFindingsOfItsTasksOnly() {
    Report report =
        Reports.with(
            Reports.with(List.of(), row(State.LOCK, "", "A", "", 50, 5_000)), collections(1_900));

    assertThat(Findings.in(report, true)).hasSize(2);
    assertThat(Findings.in(report, false)).isEmpty();
    assertThat(Findings.in(report, true, "parse")).isEmpty();
  }

  @Test
  void lockOfTheJdkOutsideTasks_isIdling() {
    assertThat(outsideTasks("com.acme.Work.run:7")).isNotEmpty();
    assertThat(outsideTasks("java.util.concurrent.ForkJoinPool.awaitWork:1724")).isEmpty();
    assertThat(outsideTasks("io.spandrel.recorder.Timeline.add:12")).isEmpty();
    assertThat(outsideTasks("")).isEmpty();
  }

  private static List<Finding> outsideTasks(String frame) {
    BlockingRow row = row(State.LOCK, "", "com.acme.Ledger", "", 100, 9_000);
    return Findings.in(
        Reports.with(
            List.of(),
            new BlockingRow(
                row.state(),
                row.operation(),
                row.object(),
                frame,
                row.task(),
                row.region(),
                row.count(),
                row.totalNanos(),
                row.maxNanos(),
                row.threads(),
                row.holder())),
        true);
  }
}
