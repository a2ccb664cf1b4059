package io.spandrel.cli.trace;

import static io.spandrel.cli.trace.SpanFixture.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.State;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpanBreakdownTest {

  @Test
  void own_leavesOutStatesWithoutTimeAndTotals() {
    TraceSpan span =
        span("1", "order").part(State.LOCK, 3).part(State.CPU, 2).totalPart(State.FILE, 9).build();

    SpanBreakdown own = SpanBreakdown.own(span);

    assertThat(own.nanosByState()).containsOnlyKeys(State.CPU, State.LOCK);
    assertThat(own.sumNanos()).isEqualTo(5_000_000);
  }

  @Test
  void hasOwn_isTrueForABreakdownOfZeros() {
    assertThat(SpanBreakdown.hasOwn(span("1", "a").part(State.CPU, 0).build())).isTrue();
    assertThat(SpanBreakdown.hasOwn(span("1", "a").build())).isFalse();
  }

  @Test
  void namedNanos_countsAllButWhatHasNoCause() {
    TraceSpan span =
        span("1", "order")
            .part(State.CPU, 1)
            .part(State.CHILD, 2)
            .part(State.PARK, 4)
            .part(State.BLOCKED, 8)
            .part(State.SHORT, 16)
            .part(State.DETACHED, 32)
            .part(State.UNEXPLAINED, 64)
            .build();

    assertThat(SpanBreakdown.own(span).namedNanos()).isEqualTo(7_000_000);
  }

  @Test
  void equality_isThatOfThePartsThatAreThere() {
    StateNanos sums = new StateNanos();
    assertThat(sums.breakdown()).isEqualTo(SpanBreakdown.NONE);
    assertThat(new SpanBreakdown(Map.of(State.CPU, 0L))).isEqualTo(SpanBreakdown.NONE);

    sums.add(State.LOCK, 2);
    sums.add(new SpanBreakdown(Map.of(State.LOCK, 3L, State.CPU, 1L)));

    assertThat(sums.breakdown())
        .isEqualTo(new SpanBreakdown(Map.of(State.CPU, 1L, State.LOCK, 5L)))
        .isNotEqualTo(SpanBreakdown.NONE);
    assertThat(sums.breakdown().nanosByState())
        .containsExactly(Map.entry(State.CPU, 1L), Map.entry(State.LOCK, 5L));
  }

  @Test
  void keys_areThoseOfTheSchema() {
    assertThat(State.ALLOC_STALL.attribute()).isEqualTo("spandrel.alloc_stall_ns");
    assertThat(State.ALLOC_STALL.totalAttribute()).isEqualTo("spandrel.total.alloc_stall_ns");
    assertThat(State.ofKey("alloc_stall")).isEqualTo(State.ALLOC_STALL);
    assertThat(State.ofKey("of a later version")).isEqualTo(State.UNEXPLAINED);
  }
}
