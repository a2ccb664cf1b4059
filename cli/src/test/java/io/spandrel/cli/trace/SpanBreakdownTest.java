package io.spandrel.cli.trace;

import static io.spandrel.cli.trace.SpanFixture.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.State;
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
  void keys_areThoseOfTheSchema() {
    assertThat(State.ALLOC_STALL.attribute()).isEqualTo("spandrel.alloc_stall_ns");
    assertThat(State.ALLOC_STALL.totalAttribute()).isEqualTo("spandrel.total.alloc_stall_ns");
    assertThat(State.ofKey("alloc_stall")).isEqualTo(State.ALLOC_STALL);
    assertThat(State.ofKey("of a later version")).isEqualTo(State.UNEXPLAINED);
  }
}
