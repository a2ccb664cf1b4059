package io.spandrel.cli.trace;

import static io.spandrel.cli.trace.SpanFixture.span;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTracesTest {

  @Test
  void slowest_isTheLongestRoot() {
    RecentTraces traces = new RecentTraces(100);
    traces.add(span("a", "fast").in("t1").at(0, 5).build());
    traces.add(span("b", "slow").in("t2").at(0, 50).build());
    traces.add(span("c", "middle").in("t3").at(0, 20).build());

    assertThat(traces.slowest()).map(tree -> tree.root().name()).contains("slow");
  }

  @Test
  void slowest_staysWhenNewerTracesPushOutTheOld() {
    RecentTraces traces = new RecentTraces(10);
    traces.add(span("s", "slow").in("slow").at(0, 50).build());
    for (int i = 0; i < 100; i++) {
      traces.add(span("a" + i, "fast").in("t" + i).at(0, 5).build());
    }

    assertThat(traces.slowest()).map(tree -> tree.root().name()).contains("slow");
  }

  @Test
  void oneTraceOverTheBound_countsWhatItLeavesOut() {
    RecentTraces traces = new RecentTraces(10);
    for (int i = 0; i < 15; i++) {
      traces.add(span("c" + i, "step").under("r").at(0, 1).build());
    }
    traces.add(span("r", "root").at(0, 20).build());

    assertThat(traces.leftOut()).isEqualTo(5);
    assertThat(traces.slowest()).map(tree -> tree.root().name()).contains("root");
  }

  @Test
  void slowest_withoutSpans_isEmpty() {
    assertThat(new RecentTraces(10).slowest()).isEmpty();
  }
}
