package io.spandrel.cli.report.collect;

import static io.spandrel.cli.report.Samples.MS;
import static io.spandrel.cli.report.Samples.lock;
import static io.spandrel.cli.report.Samples.parts;
import static io.spandrel.cli.report.Samples.region;
import static io.spandrel.cli.report.Samples.running;
import static io.spandrel.cli.report.Samples.span;
import static io.spandrel.cli.report.Samples.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.report.sample.SpanSample;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskAssemblyTest {

  /** Writes down what was placed, as {@code what task/region}. */
  private static final class Written implements Placements {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void region(SpanSample region, String task) {
      lines.add("region " + region.name() + " in " + task);
    }

    @Override
    public void waits(WaitKey key, String task, String region, WaitSum sum) {
      lines.add(key.state().key() + " " + sum.totalNanos() / MS + " in " + task + "/" + region);
    }

    @Override
    public void method(String method, String task, String region, long samples) {
      lines.add(method + " " + samples + " in " + task + "/" + region);
    }
  }

  private final Written written = new Written();
  private final TaskAssembly assembly = new TaskAssembly(written);

  @Test
  void wait_findsTheRegionAroundItAndTheTaskAroundThat() {
    assembly.claim(lock(1, 0, 5), 3);
    assembly.ended(region("book", 3, 2, 10, Map.of()));
    assembly.ended(region("transform", 2, 1, 20, Map.of()));
    assembly.ended(task("order", 1, 30, Map.of()));

    assertThat(written.lines)
        .containsExactlyInAnyOrder(
            "lock 5 in order/book", "region book in order", "region transform in order");
  }

  @Test
  void wait_inTheTaskItself_isInNoRegion() {
    assembly.claim(lock(1, 0, 5), 1);
    assembly.ended(task("order", 1, 30, Map.of()));

    assertThat(written.lines).containsExactly("lock 5 in order/");
  }

  @Test
  void methods_areHandedUpLikeWaits() {
    assembly.ended(running(region("parse", 2, 1, 10, Map.of()), Map.of("Parser.next", 4L)));
    assembly.ended(running(task("order", 1, 30, Map.of()), Map.of("Order.run", 1L)));

    assertThat(written.lines).contains("Parser.next 4 in order/parse", "Order.run 1 in order/");
  }

  @Test
  void childThatEndsAfterItsParents_stillFindsTheTask() {
    assembly.ended(region("async", 2, 1, 10, Map.of()));
    assembly.ended(task("order", 1, 10, Map.of()));
    assembly.claim(lock(1, 0, 5), 3);
    assembly.ended(region("late", 3, 2, 40, Map.of()));
    assembly.claim(lock(1, 50, 57), 3);

    assertThat(written.lines)
        .contains("region late in order", "lock 5 in order/late", "lock 7 in order/late");
  }

  @Test
  void taskInATask_keepsWhatIsItsOwn() {
    assembly.claim(lock(1, 0, 5), 2);
    assembly.ended(span("inner", "task", 2, 1, 10, Map.of()));
    assembly.ended(task("outer", 1, 30, Map.of()));

    assertThat(written.lines).containsExactly("lock 5 in inner/");
  }

  @Test
  void regionWithoutATask_isStillARegion() {
    assembly.claim(lock(1, 0, 5), 1);
    assembly.ended(region("alone", 1, 0, 10, Map.of()));

    assertThat(written.lines).containsExactlyInAnyOrder("region alone in ", "lock 5 in /alone");
  }

  @Test
  void timeWithoutEvents_comesFromTheBreakdown() {
    assembly.ended(task("order", 1, 30, Map.of(State.RUNNABLE, 9L, State.CPU, 21L)));

    assertThat(written.lines).containsExactly("runnable 9 in order/");
  }

  @Test
  void spanThatNeverEnds_givesWhatItHadWithoutATask() {
    assembly.claim(lock(1, 0, 5), 1);
    assembly.ended(region("book", 2, 1, 10, Map.of()));
    assembly.finish();

    assertThat(written.lines).containsExactlyInAnyOrder("lock 5 in /", "region book in ");
  }

  @Test
  void endlessTask_doesNotKeepItsRegionsForEver() {
    for (int i = 0; i < 3 * TaskAssembly.MAX_PENDING_REGIONS; i++) {
      assembly.ended(region("poll", 10 + i, 1, 1, Map.of()));
    }

    assertThat(written.lines).hasSizeGreaterThan(TaskAssembly.MAX_PENDING_REGIONS);
    assertThat(assembly.withoutTask()).isPositive();
  }

  @Test
  void manySpansThatNeverEnd_areLetGo() {
    for (int i = 0; i < 2 * TaskAssembly.MAX_OPEN; i++) {
      assembly.claim(lock(1, i, i + 1), 1 + i);
    }

    assertThat(written.lines).hasSize(TaskAssembly.MAX_OPEN);
  }

  @Test
  void taskUnderAServerSpan_getsWhatItsChildrenDid() {
    assembly.ended(region("book", 3, 2, 20, Map.of(State.LOCK, 15L, State.CPU, 5L)));
    SpanSample inner = span("order", "task", 2, 1, 30, Map.of(State.CPU, 10L, State.CHILD, 20L));

    SpanSample whole = assembly.withTotals(inner);

    assertThat(whole.parts()).isEqualTo(parts(Map.of(State.CPU, 15L, State.LOCK, 15L)));
    assertThat(whole.summary()).isEqualTo("cpu 50% | lock 50%");
  }

  @Test
  void grandchildren_countOnceThroughTheSpanBetween() {
    assembly.ended(region("wait", 4, 3, 15, Map.of(State.SLEEP, 15L)));
    assembly.ended(region("book", 3, 2, 20, Map.of(State.CPU, 5L, State.CHILD, 15L)));
    SpanSample order = span("order", "task", 2, 1, 20, Map.of(State.CHILD, 20L));

    assertThat(assembly.withTotals(order).parts())
        .isEqualTo(parts(Map.of(State.CPU, 5L, State.SLEEP, 15L)));
    assembly.ended(order);
    SpanSample outer = span("batch", "task", 1, 9, 40, Map.of(State.CPU, 20L, State.CHILD, 20L));
    assertThat(assembly.withTotals(outer).parts())
        .isEqualTo(parts(Map.of(State.CPU, 25L, State.SLEEP, 15L)));
  }

  @Test
  void childrenSideBySide_shareTheTimeInWhichTheTaskWaitedForThem() {
    for (int i = 0; i < 4; i++) {
      assembly.ended(region("lookup", 10 + i, 2, 20, Map.of(State.SOCKET, 15L, State.CPU, 5L)));
    }
    SpanSample order = span("order", "task", 2, 1, 30, Map.of(State.CPU, 10L, State.CHILD, 20L));

    assertThat(assembly.withTotals(order).parts())
        .isEqualTo(parts(Map.of(State.CPU, 15L, State.SOCKET, 15L)));
  }

  @Test
  void childrenWithoutParts_leaveTheirTimeAsChild() {
    assembly.ended(region("tiny", 3, 2, 8, Map.of(State.CPU, 8L)));
    SpanSample order = span("order", "task", 2, 1, 30, Map.of(State.CPU, 10L, State.CHILD, 20L));

    assertThat(assembly.withTotals(order).parts())
        .isEqualTo(parts(Map.of(State.CPU, 18L, State.CHILD, 12L)));
  }

  @Test
  void localRootAndRegion_stayAsTheyAre() {
    assembly.ended(region("book", 3, 2, 20, Map.of(State.LOCK, 20L)));
    SpanSample region = region("transform", 2, 1, 20, Map.of(State.CHILD, 20L));
    assertThat(assembly.withTotals(region)).isSameAs(region);
    assembly.ended(region);
    SpanSample root = task("order", 1, 30, Map.of(State.LOCK, 20L, State.CPU, 10L));

    assertThat(assembly.withTotals(root)).isSameAs(root);
  }
}
