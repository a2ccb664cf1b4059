package io.spandrel.cli.report.collect;

import static io.spandrel.cli.report.Samples.MS;
import static io.spandrel.cli.report.Samples.TRACE;
import static io.spandrel.cli.report.Samples.held;
import static io.spandrel.cli.report.Samples.inTrace;
import static io.spandrel.cli.report.Samples.lock;
import static io.spandrel.cli.report.Samples.region;
import static io.spandrel.cli.report.Samples.running;
import static io.spandrel.cli.report.Samples.scope;
import static io.spandrel.cli.report.Samples.span;
import static io.spandrel.cli.report.Samples.task;
import static io.spandrel.cli.report.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.spandrel.cli.report.Reports;
import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Holder;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.report.sample.HeldLock;
import io.spandrel.cli.report.sample.WaitSample;
import io.spandrel.recorder.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportCollectorTest {

  private static final String OTHER_TRACE = "ff000000000000010000000000000002";

  private static Report collected(ReportFilter filter) {
    ReportCollector collector = new ReportCollector(filter);
    collector.startsAt(0);
    collector.add(lock(1, 10, 15));
    collector.add(scope(1, 2, 9, 16));
    collector.add(lock(1, 20, 22));
    collector.add(scope(1, 1, 0, 30));
    collector.add(lock(2, 10, 17));
    collector.add(scope(2, 3, 0, 30));
    collector.add(lock(3, 10, 11));
    collector.add(region("book", 2, 1, 7, Map.of()));
    collector.add(task("order", 1, 30, Map.of()));
    collector.add(inTrace(OTHER_TRACE, task("refund", 3, 30, Map.of())));
    return collector.report(Reports.recording());
  }

  @Test
  void everyWait_isInOneRow() {
    Report report = collected(ReportFilter.NONE);

    assertThat(report.blocking())
        .extracting(BlockingRow::task, BlockingRow::region, BlockingRow::totalNanos)
        .containsExactlyInAnyOrder(
            tuple("order", "book", 5 * MS),
            tuple("order", "", 2 * MS),
            tuple("refund", "", 7 * MS),
            tuple("", "", 1 * MS));
  }

  @Test
  void taskFilter_leavesItsRegionsAndWaits() {
    Report report = collected(new ReportFilter("order", "", ""));

    assertThat(report.tasks()).extracting(TypeRow::name).containsExactly("order");
    assertThat(report.regions()).extracting(TypeRow::name).containsExactly("book");
    assertThat(report.blocking()).extracting(BlockingRow::task).containsOnly("order");
  }

  @Test
  void regionFilter_leavesTasksThatHaveTheRegion() {
    Report report = collected(new ReportFilter("", "book", ""));

    assertThat(report.tasks()).extracting(TypeRow::name).containsExactly("order");
    assertThat(report.regions()).extracting(TypeRow::name).containsExactly("book");
    assertThat(report.blocking()).extracting(BlockingRow::totalNanos).containsExactly(5 * MS);
  }

  @Test
  void regionFilter_takesWhatIsInRegionsInsideOfIt() {
    ReportCollector collector = new ReportCollector(new ReportFilter("", "pay", ""));
    collector.startsAt(0);
    collector.add(lock(1, 10, 15));
    collector.add(scope(1, 3, 9, 16));
    collector.add(lock(1, 20, 23));
    collector.add(scope(1, 1, 0, 30));
    collector.add(running(region("book", 3, 2, 7, Map.of()), Map.of("Ledger.book", 4L)));
    collector.add(region("pay", 2, 1, 9, Map.of()));
    collector.add(running(task("order", 1, 30, Map.of()), Map.of("Order.run", 3L)));
    collector.add(region("late", 4, 2, 50, Map.of(State.RUNNABLE, 2L)));

    Report report = collector.report(Reports.recording());

    assertThat(report.regions()).extracting(TypeRow::name).containsExactly("pay");
    assertThat(report.regions().get(0).methods())
        .extracting(TypeRow.MethodRow::method)
        .containsExactly("Ledger.book");
    assertThat(report.blocking())
        .extracting(BlockingRow::state, BlockingRow::region, BlockingRow::totalNanos)
        .containsExactly(tuple(State.LOCK, "pay", 5 * MS), tuple(State.RUNNABLE, "pay", 2 * MS));
  }

  @Test
  void traceFilter_takesTheFirstDigits() {
    Report report = collected(new ReportFilter("", "", OTHER_TRACE.substring(0, 4)));

    assertThat(report.tasks()).extracting(TypeRow::name).containsExactly("refund");
    assertThat(report.regions()).isEmpty();
  }

  @Test
  void traceFilter_leavesOutWaitsInNoScopeAndInThoseOfOtherTraces() {
    assertThat(collected(new ReportFilter("", "", TRACE)).blocking())
        .extracting(BlockingRow::totalNanos)
        .contains(5 * MS)
        .doesNotContain(1 * MS);
    assertThat(collected(new ReportFilter("", "", "abc")).blocking()).isEmpty();
  }

  @Test
  void seenNames_areThoseOfTheWholeFile() {
    ReportCollector collector = new ReportCollector(new ReportFilter("nothing", "", "abc"));
    collector.add(region("book", 2, 1, 7, Map.of()));
    collector.add(task("order", 1, 30, Map.of()));

    assertThat(collector.seen().tasks()).containsExactly("order");
    assertThat(collector.seen().regions()).containsExactly("book");
    assertThat(collector.seen().traceSeen()).isFalse();
    assertThat(collector.seen().slowestTraces()).containsExactly(TRACE);
  }

  @Test
  void attribute_decidesWhatATaskIs_andWithoutItTheRoot() {
    ReportCollector collector = new ReportCollector(ReportFilter.NONE);
    collector.add(span("SELECT", "", 3, 2, 5, Map.of()));
    collector.add(span("sub", "task", 2, 1, 6, Map.of()));
    collector.add(span("GET /order", "", 1, 0, 7, Map.of()));
    collector.add(region("alone", 4, 0, 8, Map.of()));
    Report report = collector.report(Reports.recording());

    assertThat(report.tasks()).extracting(TypeRow::name).containsExactly("GET /order", "sub");
    assertThat(report.regions()).extracting(TypeRow::name).containsExactly("alone", "SELECT");
  }

  @Test
  void holdersPlace_comesFromTheSpan() {
    ReportCollector collector = new ReportCollector(ReportFilter.NONE);
    collector.add(lock(1, 10, 15));
    collector.add(scope(1, 1, 0, 30));
    collector.add(
        held(
            task("order", 1, 30, Map.of()),
            new HeldLock(
                "com.acme.Ledger",
                "com.acme.Ledger.book:31",
                4 * MS,
                "exec-9",
                "com.acme.Db.query:9")));
    Report report = collector.report(Reports.recording());

    assertThat(report.blocking().get(0).holder())
        .isEqualTo(new Holder("exec-9", "com.acme.Db.query:9"));
  }

  @Test
  void waitsAndSamplesOfTheTracer_areNotTheProgramsButAreSaid() {
    ReportCollector collector = new ReportCollector(ReportFilter.NONE);
    collector.startsAt(0);
    collector.add(
        new WaitSample(
            State.PARK, thread(8, "spandrel-hold"), 0, 9 * MS, "", "Latch", "Hold.run:1", ""));
    collector.addMethod("java.util.HashMap.get", "spandrel-recorder");
    collector.addMethod("com.acme.Json.parse", "exec-1");

    Report report = collector.report(Reports.recording());

    assertThat(report.blocking()).isEmpty();
    assertThat(report.recording().remarks()).singleElement().asString().startsWith("left out: 1 ");
    assertThat(report.cpu().methods())
        .extracting(TypeRow.MethodRow::method)
        .containsExactlyInAnyOrder("(Spandrel, OTel agent, JFR)", "com.acme.Json.parse");
  }

  @Test
  void taskInAServerSpan_hasTheStatesOfItsRegions() {
    ReportCollector collector = new ReportCollector(ReportFilter.NONE);
    collector.add(region("book", 3, 2, 20, Map.of(State.LOCK, 20L)));
    collector.add(span("order", "task", 2, 1, 25, Map.of(State.CPU, 5L, State.CHILD, 20L)));
    collector.add(span("GET /order", "", 1, 0, 30, Map.of(State.CPU, 10L, State.LOCK, 20L)));

    Report report = collector.report(Reports.recording());

    TypeRow order =
        report.tasks().stream().filter(row -> row.name().equals("order")).findFirst().orElseThrow();
    assertThat(order.states().nanos(State.LOCK)).isEqualTo(20 * MS);
    assertThat(order.states().nanos(State.CHILD)).isZero();
    assertThat(order.states().sumNanos()).isEqualTo(25 * MS);
  }
}
