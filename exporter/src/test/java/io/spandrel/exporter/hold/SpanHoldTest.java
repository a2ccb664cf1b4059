package io.spandrel.exporter.hold;

import static io.spandrel.exporter.TestSpan.roots;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.TestClock;
import io.spandrel.exporter.TestExporter;
import io.spandrel.exporter.TestRecorder;
import io.spandrel.exporter.TestSpan;
import io.spandrel.exporter.delivery.Delivery;
import io.spandrel.exporter.wait.Keys;
import io.spandrel.recorder.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SpanHoldTest {
  private static final long MEGABYTE = 1 << 20;

  private final TestRecorder recorder = new TestRecorder();
  private final TestExporter exporter = new TestExporter();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final SpanHold hold =
      new SpanHold(
          recorder,
          new ExporterSettings(200_000, true, 5_000_000, MEGABYTE, Duration.ofSeconds(5)),
          log::add,
          new TestClock());
  private final Delivery delivery = hold.deliveryTo(exporter);

  private void awaitDelivered() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    hold.drain(() -> delivery.whenHandedOn(done::countDown));
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean isEnriched(SpanData span) {
    return span.getAttributes().get(Keys.part(State.UNEXPLAINED)) != null;
  }

  @Test
  void spansOverTheBound_leaveAtOnceAsTheyCameAndAreCounted() throws InterruptedException {
    int spans = 3_000;
    for (int from = 1; from <= spans; from += 100) {
      hold.take(roots(from, 100), delivery);
    }
    long counted = hold.losses().notEnriched();
    assertThat(counted).isBetween(1_000L, spans - 100L);
    assertThat(delivery.usedBytes()).isLessThanOrEqualTo(MEGABYTE);
    assertThat(log)
        .singleElement()
        .asString()
        .contains("the hold is full")
        .contains("hold.max-memory");

    recorder.readAll();
    awaitDelivered();
    List<SpanData> arrived = exporter.spans();
    assertThat(exporter.spanIds()).doesNotHaveDuplicates();
    assertThat(arrived.size() + hold.losses().dropped()).isEqualTo(spans);
    assertThat(arrived.stream().filter(SpanHoldTest::isEnriched).count())
        .isEqualTo(spans - hold.losses().notEnriched());
    assertThat(delivery.usedBytes()).isZero();
  }

  @Test
  void spansOverTheBound_areNotLostWhileTheExporterTakesThem() throws InterruptedException {
    hold.take(roots(1, 700), delivery);
    int spans = 20_000;
    for (int from = 1_001; from <= 1_000 + spans; from += 100) {
      hold.take(roots(from, 100), delivery);
      CountDownLatch done = new CountDownLatch(1);
      delivery.whenHandedOn(done::countDown);
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
    recorder.readAll();
    awaitDelivered();

    assertThat(hold.losses().dropped()).isZero();
    assertThat(exporter.spanIds()).doesNotHaveDuplicates().hasSize(spans + 700);
  }

  @Test
  void heldSpans_areNotDroppedAtTheirReleaseWhenTheirBreakdownsDoNotFit()
      throws InterruptedException {
    CountDownLatch open = exporter.block();
    recorder.readAll();
    int taken = 0;
    while (hold.losses().notEnriched() == 0) {
      hold.take(roots(taken + 1, 50), delivery);
      taken += 50;
    }
    recorder.readAll();
    CountDownLatch released = new CountDownLatch(1);
    hold.drain(released::countDown);
    assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(hold.losses().dropped()).isZero();
    assertThat(delivery.usedBytes()).isLessThanOrEqualTo(MEGABYTE);

    open.countDown();
    awaitDelivered();
    assertThat(exporter.spanIds()).doesNotHaveDuplicates().hasSize(taken);
    assertThat(delivery.usedBytes()).isZero();
  }

  @Test
  void aSpanLargerThanTheBound_stillArrives() throws InterruptedException {
    Attributes huge =
        Attributes.of(AttributeKey.stringArrayKey("rows"), List.of("x".repeat(3 << 20)));
    hold.take(List.of(TestSpan.of(1).with(huge).data()), delivery);
    awaitDelivered();

    assertThat(exporter.spans()).hasSize(1);
    assertThat(hold.losses().notEnriched()).isEqualTo(1);
    assertThat(delivery.usedBytes()).isZero();
  }

  /** Fails where the span is written down, not where it is taken. */
  private static SpanData faulty(long spanId) {
    return new DelegatingSpanData(TestSpan.of(spanId).inTrace(spanId).data()) {
      private int asked;

      @Override
      public Attributes getAttributes() {
        if (asked++ == 1) {
          throw new IllegalStateException("no attributes");
        }
        return super.getAttributes();
      }
    };
  }

  @Test
  void aSpanThatCannotBeEnriched_leavesAsItCameAndTheOthersEnriched() throws InterruptedException {
    List<SpanData> spans = new ArrayList<>(roots(1, 4));
    SpanData faulty = faulty(5);
    spans.add(2, faulty);
    hold.take(spans, delivery);
    recorder.readAll();
    awaitDelivered();

    assertThat(exporter.spanIds()).doesNotHaveDuplicates().hasSize(5);
    assertThat(exporter.spans()).contains(faulty);
    assertThat(exporter.spans().stream().filter(SpanHoldTest::isEnriched)).hasSize(4);
    assertThat(hold.losses().notEnriched()).isEqualTo(1);
    assertThat(log).singleElement().asString().contains("no attributes");
    assertThat(delivery.usedBytes()).isZero();
  }

  @Test
  void spansWithEqualIdsInOtherTraces_allArrive() throws InterruptedException {
    hold.take(
        List.of(TestSpan.of(1).inTrace(1).data(), TestSpan.of(1).inTrace(2).data()), delivery);
    hold.take(List.of(TestSpan.of(0).data(), TestSpan.of(0).data()), delivery);
    recorder.readAll();
    awaitDelivered();

    assertThat(exporter.spans()).hasSize(4);
  }

  @Test
  void aThrowingLog_neverReachesWhoExports() throws InterruptedException {
    SpanHold loud =
        new SpanHold(
            recorder,
            new ExporterSettings(200_000, true, 5_000_000, 2_000, Duration.ofSeconds(5)),
            line -> {
              throw new IllegalStateException("disk full");
            },
            new TestClock());
    Delivery target = loud.deliveryTo(exporter);
    loud.take(roots(1, 1), target);
    loud.take(roots(2, 50), target);

    assertThat(loud.losses().notEnriched()).isPositive();
  }

  @Test
  void aSpanShorterThanTheThreshold_carriesNoBreakdown() throws InterruptedException {
    SpanData brief = TestSpan.of(1).inTrace(1).nanos(0, 199_999).data();
    hold.take(List.of(brief, TestSpan.of(2).inTrace(2).nanos(0, 200_000).data()), delivery);
    recorder.readAll();
    awaitDelivered();

    assertThat(exporter.spans()).contains(brief).hasSize(2);
    assertThat(exporter.spans().stream().filter(SpanHoldTest::isEnriched))
        .extracting(SpanData::getSpanId)
        .containsExactly("0000000000000002");
  }
}
