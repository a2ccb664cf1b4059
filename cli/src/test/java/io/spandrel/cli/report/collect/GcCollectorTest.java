package io.spandrel.cli.report.collect;

import static io.spandrel.cli.report.Samples.MS;
import static io.spandrel.cli.report.Samples.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.report.model.GcSummary;
import io.spandrel.cli.report.model.GcSummary.Hit;
import io.spandrel.cli.report.sample.GcCollection;
import io.spandrel.cli.report.sample.HeapUse;
import io.spandrel.recorder.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GcCollectorTest {

  private final GcCollector gc = new GcCollector();

  @Test
  void pausesAndCollections_areAddedUp() {
    gc.add(new GcCollection("G1New", "G1 Evacuation Pause"));
    gc.add(new GcCollection("G1New", "G1 Evacuation Pause"));
    gc.add(new GcCollection("G1Old", "G1 Humongous Allocation"));
    gc.addPause(4 * MS);
    gc.addPause(9 * MS);
    gc.addConcurrent(30 * MS);

    GcSummary summary = gc.summary();
    assertThat(summary.collections()).isEqualTo(3);
    assertThat(summary.collectionsByName()).isEqualTo(Map.of("G1New", 2L, "G1Old", 1L));
    assertThat(summary.pauseTotalNanos()).isEqualTo(13 * MS);
    assertThat(summary.pauseMaxNanos()).isEqualTo(9 * MS);
    assertThat(summary.concurrentNanos()).isEqualTo(30 * MS);
  }

  @Test
  void allocation_isWhatTheHeapGrewBetweenCollections() {
    gc.add(new HeapUse(false, 100));
    gc.add(new HeapUse(true, 20));
    gc.add(new HeapUse(false, 90));
    gc.add(new HeapUse(true, 30));
    gc.add(new HeapUse(false, 35));

    assertThat(gc.summary().allocatedBytes()).isEqualTo(75);
  }

  @Test
  void tasks_thatWereOpenDuringAPause_areHit() {
    gc.add(task("order", 1, 100, Map.of(State.GC, 10L)));
    gc.add(task("order", 2, 100, Map.of()));
    gc.add(task("refund", 3, 100, Map.of(State.GC, 30L)));

    assertThat(gc.summary().tasks())
        .containsExactly(new Hit("refund", 1, 30 * MS), new Hit("order", 1, 10 * MS));
  }
}
