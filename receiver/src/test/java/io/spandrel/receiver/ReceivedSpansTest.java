package io.spandrel.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReceivedSpansTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void spans_beyondTheBoundAreDroppedAndCounted() {
    ReceivedSpans received = new ReceivedSpans(3);

    received.accept(twoSpans());
    received.accept(twoSpans());
    received.accept(twoSpans());

    assertThat(received.spans()).extracting(ReceivedSpan::name).containsExactly("a", "b", "a");
    assertThat(received.received()).isEqualTo(6);
    assertThat(received.dropped()).isEqualTo(3);
  }

  @Test
  void clear_makesRoomAndKeepsTheCounts() {
    ReceivedSpans received = new ReceivedSpans(2);
    received.accept(twoSpans());

    received.clear();
    assertThat(received.spans()).isEmpty();
    received.accept(twoSpans());

    assertThat(received.spans()).hasSize(2);
    assertThat(received.received()).isEqualTo(4);
    assertThat(received.dropped()).isZero();
  }

  @Test
  void spans_isASnapshot() {
    ReceivedSpans received = new ReceivedSpans();
    List<ReceivedSpan> before = received.spans();

    received.accept(twoSpans());

    assertThat(before).isEmpty();
  }

  @Test
  void await_returnsAtOnceWhatIsThere() throws Exception {
    ReceivedSpans received = new ReceivedSpans();
    received.accept(twoSpans());

    assertThat(received.await(spans -> spans.size() == 2, Duration.ZERO)).hasSize(2);
  }

  @Test
  void await_isWokenByAnArrival() throws Exception {
    ReceivedSpans received = new ReceivedSpans();
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Void> arrival =
        CompletableFuture.runAsync(() -> {
          awaitUninterrupted(asked);
          received.accept(twoSpans());
        });

    List<ReceivedSpan> spans =
        received.await(
            seen -> {
              asked.countDown();
              return seen.size() == 2;
            },
            LONG);

    assertThat(spans).hasSize(2);
    arrival.get(20, TimeUnit.SECONDS);
  }

  @Test
  void await_saysWhatCameInstead() {
    ReceivedSpans received = new ReceivedSpans(1);
    received.accept(twoSpans());

    assertThatThrownBy(() -> received.await(spans -> false, Duration.ofMillis(10)))
        .isInstanceOf(SpansNotReceivedException.class)
        .hasMessageContainingAll("PT0.01S", "there are 1 [a]", "1 were dropped");
  }

  @Test
  void accept_losesNothingWhenManyThreadsCall() throws Exception {
    ReceivedSpans received = new ReceivedSpans();
    var calls =
        IntStream.range(0, 200)
            .mapToObj(i -> CompletableFuture.runAsync(() -> received.accept(twoSpans())))
            .toArray(CompletableFuture<?>[]::new);

    CompletableFuture.allOf(calls).get(20, TimeUnit.SECONDS);

    assertThat(received.spans()).hasSize(400);
  }

  @Test
  void bound_mustBeAboveZero() {
    assertThatThrownBy(() -> new ReceivedSpans(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxSpans is 0");
  }

  private static ExportTraceServiceRequest twoSpans() {
    return SampleRequests.request(
        SampleRequests.span("b7ad6b7169203331", "a").build(),
        SampleRequests.span("00f067aa0ba902b7", "b").build());
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
