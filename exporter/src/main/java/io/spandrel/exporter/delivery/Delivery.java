package io.spandrel.exporter.delivery;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Hands spans to one wrapped exporter, a batch at a time, on a daemon thread of its own. While a
 * batch is out the next ones wait, within the memory budget; what doesn't fit is dropped, newest
 * first, and counted.
 */
public final class Delivery {
  private static final int BATCH = 512;

  /**
   * The SDK's exporters give up by themselves after 10 s; one that never answers is not waited for.
   */
  private static final long LONGEST_EXPORT_SECONDS = 30;

  private final SpanExporter exporter;
  private final MemoryBudget budget;
  private final Losses losses;
  private final Deque<SpanData> waiting = new ArrayDeque<>();
  private final List<Runnable> whenEmpty = new ArrayList<>();
  private boolean busy;
  private boolean started;

  public Delivery(SpanExporter exporter, MemoryBudget budget, Losses losses) {
    this.exporter = exporter;
    this.budget = budget;
    this.losses = losses;
  }

  /** Takes spans over; returns at once. Any thread. */
  public synchronized void add(List<SpanData> spans) {
    int dropped = 0;
    for (SpanData span : spans) {
      if (budget.use(MemoryBudget.bytesOf(span), 1)) {
        waiting.add(span);
      } else {
        dropped++;
      }
    }
    if (dropped > 0) {
      losses.addDropped(dropped);
    }
    if (!started && !waiting.isEmpty()) {
      started = true;
      Thread thread = new Thread(this::run, "spandrel-delivery");
      thread.setDaemon(true);
      thread.start();
    }
    notifyAll();
  }

  /** Calls the action once all that was added before has been handed on or counted as lost. */
  public void whenEmpty(Runnable action) {
    synchronized (this) {
      if (!waiting.isEmpty() || busy) {
        whenEmpty.add(action);
        return;
      }
    }
    action.run();
  }

  private void run() {
    while (true) {
      List<SpanData> batch = next();
      export(batch);
      batch.forEach(span -> budget.free(MemoryBudget.bytesOf(span)));
      finished();
    }
  }

  private synchronized List<SpanData> next() {
    while (waiting.isEmpty()) {
      try {
        wait();
      } catch (InterruptedException e) {
        // Nobody of ours interrupts this thread; the spans still have to go.
      }
    }
    busy = true;
    List<SpanData> batch = new ArrayList<>();
    while (batch.size() < BATCH && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    return batch;
  }

  private void export(List<SpanData> batch) {
    try {
      CompletableResultCode result = exporter.export(batch);
      result.join(LONGEST_EXPORT_SECONDS, TimeUnit.SECONDS);
      if (!result.isDone()) {
        losses.addNotDelivered(batch.size(), "it did not answer in 30 s");
      } else if (!result.isSuccess()) {
        losses.addNotDelivered(batch.size(), "it answered with a failure");
      }
    } catch (RuntimeException e) {
      losses.addNotDelivered(batch.size(), "it threw " + e);
    }
  }

  private void finished() {
    List<Runnable> actions = List.of();
    synchronized (this) {
      busy = false;
      if (waiting.isEmpty()) {
        actions = List.copyOf(whenEmpty);
        whenEmpty.clear();
      }
    }
    actions.forEach(Runnable::run);
  }
}
