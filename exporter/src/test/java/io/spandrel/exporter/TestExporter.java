package io.spandrel.exporter;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Collects what it is given, and answers as a test wants it to. */
public final class TestExporter implements SpanExporter {
  private final List<SpanData> spans = new CopyOnWriteArrayList<>();
  public final AtomicInteger calls = new AtomicInteger();
  public final AtomicInteger flushes = new AtomicInteger();
  public final AtomicInteger shutdowns = new AtomicInteger();
  private volatile Supplier<CompletableResultCode> answer = CompletableResultCode::ofSuccess;
  private volatile Supplier<CompletableResultCode> flushAnswer = CompletableResultCode::ofSuccess;

  /** How it answers exports from now on; what it doesn't answer with success it doesn't keep. */
  public void answer(Supplier<CompletableResultCode> how) {
    answer = how;
  }

  public void answerFlush(Supplier<CompletableResultCode> how) {
    flushAnswer = how;
  }

  /** Exports don't return until the latch is open. */
  public CountDownLatch block() {
    CountDownLatch open = new CountDownLatch(1);
    answer =
        () -> {
          try {
            open.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return CompletableResultCode.ofSuccess();
        };
    return open;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> batch) {
    calls.incrementAndGet();
    CompletableResultCode result = answer.get();
    if (result.isSuccess()) {
      spans.addAll(batch);
    }
    return result;
  }

  @Override
  public CompletableResultCode flush() {
    flushes.incrementAndGet();
    return flushAnswer.get();
  }

  @Override
  public CompletableResultCode shutdown() {
    shutdowns.incrementAndGet();
    return flushAnswer.get();
  }

  public List<SpanData> spans() {
    return List.copyOf(spans);
  }

  public List<String> spanIds() {
    return spans.stream().map(SpanData::getSpanId).toList();
  }
}
