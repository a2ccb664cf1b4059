package io.spandrel.exporter.delivery;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Hands spans to one wrapped exporter, a batch at a time, on a daemon thread of its own: nothing
 * else ever waits for that exporter. While a batch is out the next ones wait, within the exporter's
 * share of the memory; what doesn't fit is dropped, newest first, and counted. All methods: any
 * thread, they return at once.
 */
public final class Delivery {
  private static final int BATCH = 512;

  /** Held spans may use so much of the share; the rest is for what waits for delivery. */
  private static final double HELD_PART = 0.5;

  private record Waiting(SpanData span, long bytes) {}

  /** Runs once so many spans have been handed on. */
  private record Action(long afterSpans, Runnable action) {}

  private final SpanExporter exporter;
  private final MemoryBudget.Share memory;
  private final Losses losses;
  private final Duration longestExport;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Deque<Action> actions = new ArrayDeque<>();
  private long added;
  private long handedOn;
  private boolean started;

  /**
   * @param longestExport an exporter that has not answered by then is not waited for
   */
  public Delivery(
      SpanExporter exporter, MemoryBudget.Share memory, Losses losses, Duration longestExport) {
    this.exporter = exporter;
    this.memory = memory;
    this.losses = losses;
    this.longestExport = longestExport;
  }

  /** Sets memory aside for a span that is held; false when there is none. */
  public boolean reserve(long bytes) {
    return memory.use(bytes, HELD_PART);
  }

  /** Of what is held and what waits. */
  public long usedBytes() {
    return memory.usedBytes();
  }

  /** Takes over spans that were not held. */
  public void add(List<SpanData> spans) {
    int dropped = 0;
    synchronized (this) {
      for (SpanData span : spans) {
        long bytes = SpanBytes.of(span);
        if (memory.use(bytes, 1)) {
          put(span, bytes);
        } else if (isIdle()) {
          // An exporter that waits for work gets it, however large it is.
          memory.useRegardless(bytes);
          put(span, bytes);
        } else {
          dropped++;
        }
      }
      wake();
    }
    if (dropped > 0) {
      losses.addDropped(dropped);
    }
  }

  /** Takes over spans that were held; none is dropped, since room was reserved for it. */
  public void addReleased(List<Released> spans) {
    int notEnriched = 0;
    synchronized (this) {
      for (Released span : spans) {
        if (!memory.use(SpanBytes.of(span.enriched()) - span.heldBytes(), 1)) {
          put(span.original(), span.heldBytes());
          notEnriched++;
          continue;
        }
        span.enriched().forEach(enriched -> put(enriched, SpanBytes.of(enriched)));
      }
      wake();
    }
    if (notEnriched > 0) {
      losses.addNotEnriched(
          notEnriched,
          "what waits for the exporter is full; see that the backend takes spans, or raise"
              + " spandrel.hold.max-memory");
    }
  }

  private void put(SpanData span, long bytes) {
    waiting.add(new Waiting(span, bytes));
    added++;
  }

  private boolean isIdle() {
    return added == handedOn;
  }

  /** Calls the action on this delivery's thread once all added before is handed on or lost. */
  public synchronized void whenHandedOn(Runnable action) {
    actions.add(new Action(added, action));
    wake();
  }

  /** Says what was lost and not said yet; for the end. */
  public void sayLosses() {
    losses.sayLast();
  }

  private void wake() {
    if (!started && (!waiting.isEmpty() || !actions.isEmpty())) {
      Thread thread = new Thread(this::run, "spandrel-delivery");
      thread.setDaemon(true);
      thread.start();
      started = true;
    }
    notifyAll();
  }

  private void run() {
    while (true) {
      List<Waiting> batch = next();
      if (!batch.isEmpty()) {
        export(batch.stream().map(Waiting::span).toList());
        batch.forEach(span -> memory.free(span.bytes()));
      }
      runActions(batch.size());
    }
  }

  /** Empty when only an action is due. */
  private synchronized List<Waiting> next() {
    while (waiting.isEmpty() && actions.isEmpty()) {
      try {
        wait();
      } catch (InterruptedException e) {
        // Nobody of ours interrupts this thread; the spans still have to go.
      }
    }
    List<Waiting> batch = new ArrayList<>();
    while (batch.size() < BATCH && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    return batch;
  }

  private void export(List<SpanData> batch) {
    try {
      CompletableResultCode result = exporter.export(batch);
      result.join(longestExport.toMillis(), TimeUnit.MILLISECONDS);
      if (!result.isDone()) {
        losses.addNotDelivered(
            batch.size(), "the exporter did not answer in " + longestExport.toSeconds() + " s");
      } else if (!result.isSuccess()) {
        losses.addNotDelivered(
            batch.size(), "the exporter answered with a failure" + reason(result));
      }
    } catch (Throwable e) {
      // An error too: this thread has to live, or nothing would ever leave again.
      losses.addNotDelivered(batch.size(), "the exporter threw " + e);
    }
  }

  /** What is behind a failure, if that is told: one line of printable words. */
  private static String reason(CompletableResultCode result) {
    Throwable failure = result.getFailureThrowable();
    while (failure != null && failure.getCause() != null && failure.getCause() != failure) {
      failure = failure.getCause();
    }
    return failure == null || failure.getMessage() == null
        ? ""
        : " (" + failure.getMessage().replaceAll("[^ -~]", " ") + ")";
  }

  private void runActions(int delivered) {
    List<Runnable> due = new ArrayList<>();
    synchronized (this) {
      handedOn += delivered;
      while (!actions.isEmpty() && actions.peek().afterSpans() <= handedOn) {
        due.add(actions.remove().action());
      }
    }
    for (Runnable action : due) {
      try {
        action.run();
      } catch (Throwable e) {
        // A caller's fault in its own callback; the next spans still have to go.
      }
    }
  }
}
