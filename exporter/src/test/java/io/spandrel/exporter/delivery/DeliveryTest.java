package io.spandrel.exporter.delivery;

import static io.spandrel.exporter.TestSpan.roots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.TestClock;
import io.spandrel.exporter.TestExporter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveryTest {
  private final TestExporter exporter = new TestExporter();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Losses losses = new Losses(log::add, new TestClock());
  private final Delivery delivery = delivery(1 << 20, Duration.ofSeconds(30));

  private Delivery delivery(long memoryBytes, Duration longestExport) {
    return new Delivery(exporter, new MemoryBudget(memoryBytes).share(), losses, longestExport);
  }

  private static void awaitHandedOn(Delivery delivery) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    delivery.whenHandedOn(done::countDown);
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void spans_arriveOnceInOrder() throws InterruptedException {
    delivery.add(roots(1, 600));
    delivery.add(roots(601, 100));
    awaitHandedOn(delivery);

    assertThat(exporter.spans().stream().map(span -> Long.parseLong(span.getSpanId(), 16)))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 700).boxed().toList());
    assertThat(delivery.usedBytes()).isZero();
  }

  @Test
  void theNewest_areDroppedAndCountedWhenTheExporterTakesNothing() throws InterruptedException {
    CountDownLatch open = exporter.block();
    long each = SpanBytes.of(roots(1, 1));
    Delivery narrow = delivery(10 * each + each / 2, Duration.ofSeconds(30));
    narrow.add(roots(1, 4));
    narrow.add(roots(5, 4));
    narrow.add(roots(9, 4));
    assertThat(losses.dropped()).isEqualTo(2);
    assertThat(log).singleElement().asString().contains("2 were dropped");

    open.countDown();
    awaitHandedOn(narrow);
    assertThat(exporter.spans().stream().map(SpanData::getName))
        .containsExactlyElementsOf(roots(1, 10).stream().map(SpanData::getName).toList());
    assertThat(narrow.usedBytes()).isZero();
  }

  @Test
  void anExporterThatThrows_losesItsBatchAndTheNextOneArrives() throws InterruptedException {
    exporter.answer(() -> {
      throw new IllegalStateException("broken");
    });
    delivery.add(roots(1, 3));
    awaitHandedOn(delivery);
    exporter.answer(() -> {
      throw new NoClassDefFoundError("com/acme/Gone");
    });
    delivery.add(roots(4, 2));
    awaitHandedOn(delivery);
    exporter.answer(CompletableResultCode::ofSuccess);
    delivery.add(roots(6, 1));
    awaitHandedOn(delivery);

    assertThat(losses.notDelivered()).isEqualTo(5);
    assertThat(exporter.spans()).hasSize(1);
    assertThat(delivery.usedBytes()).isZero();
  }

  @Test
  void anExporterThatAnswersWithNothing_isCountedAsRefusing() throws InterruptedException {
    exporter.answer(CompletableResultCode::ofFailure);
    delivery.add(roots(1, 3));
    awaitHandedOn(delivery);

    assertThat(losses.notDelivered()).isEqualTo(3);
    assertThat(log).singleElement().asString().contains("answered with a failure");
  }

  @Test
  void anExporterThatNeverCompletes_isNotWaitedForForEver() throws InterruptedException {
    Delivery impatient = delivery(1 << 20, Duration.ofMillis(1));
    exporter.answer(CompletableResultCode::new);
    impatient.add(roots(1, 3));
    awaitHandedOn(impatient);
    exporter.answer(CompletableResultCode::ofSuccess);
    impatient.add(roots(4, 1));
    awaitHandedOn(impatient);

    assertThat(losses.notDelivered()).isEqualTo(3);
    assertThat(log).singleElement().asString().contains("did not answer");
    assertThat(exporter.spans()).hasSize(1);
    assertThat(impatient.usedBytes()).isZero();
  }

  @Test
  void anActionThatThrows_keepsNeitherTheNextActionNorTheNextSpan() throws InterruptedException {
    delivery.whenHandedOn(() -> {
      throw new IllegalStateException("callback");
    });
    awaitHandedOn(delivery);
    delivery.add(roots(1, 1));
    awaitHandedOn(delivery);

    assertThat(exporter.spans()).hasSize(1);
  }

  @Test
  void anAction_doesNotWaitForSpansAddedAfterIt() throws InterruptedException {
    CountDownLatch firstBatch = new CountDownLatch(1);
    CountDownLatch otherBatches = new CountDownLatch(1);
    exporter.answer(() -> {
      try {
        (exporter.calls.get() == 1 ? firstBatch : otherBatches).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return CompletableResultCode.ofSuccess();
    });
    delivery.add(roots(1, 1));
    await().until(() -> exporter.calls.get() == 1);
    CountDownLatch before = new CountDownLatch(1);
    delivery.whenHandedOn(before::countDown);
    delivery.add(roots(2, 600));
    CountDownLatch after = new CountDownLatch(1);
    delivery.whenHandedOn(after::countDown);
    firstBatch.countDown();

    assertThat(before.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(after.getCount()).isEqualTo(1);
    otherBatches.countDown();
    assertThat(after.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(exporter.spans()).hasSize(601);
  }
}
