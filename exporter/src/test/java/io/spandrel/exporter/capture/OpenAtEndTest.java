package io.spandrel.exporter.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenAtEndTest {
  private final OpenAtEnd open = new OpenAtEnd();

  private void moment(long seenNanos, long... spanIds) {
    for (long spanId : spanIds) {
      open.scope(seenNanos, 1, spanId);
    }
    open.scope(seenNanos, 0, 0);
  }

  @Test
  void spansOfTheLastMoment_countOnceEach() {
    moment(1, 7, 8);
    moment(2, 8, 9, 9);
    assertThat(open.count()).isEqualTo(2);
  }

  @Test
  void spanThatEndsAfterTheLastMoment_doesNotCount() {
    moment(1, 7, 8);
    open.ended(8);
    open.ended(9);
    assertThat(open.count()).isEqualTo(1);
  }

  @Test
  void threadThatStaysInASpanThatEnded_doesNotCount() {
    moment(1, 7, 8);
    open.ended(8);
    moment(2, 7, 8);
    assertThat(open.count()).isEqualTo(1);
  }

  @Test
  void contextsWithoutASpan_doNotCount() {
    moment(1, 0);
    assertThat(open.count()).isZero();
  }
}
