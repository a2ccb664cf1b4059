package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.delivery.Delivery;
import io.spandrel.exporter.delivery.Losses;
import io.spandrel.exporter.delivery.MemoryBudget;
import io.spandrel.recorder.Recorder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Holds spans until the recorder has read past their ends, joins them with its timeline, and
 * releases them. One for all exporters of the process.
 *
 * <pre>
 *   take (any thread)  ->  held  --(marker passed, or too old)-->  enrich  ->  Delivery
 * </pre>
 *
 * All joining is done on one daemon thread. Over half of the memory budget a span is not held: it
 * leaves as it came, and is counted.
 */
public final class SpanHold {
  /** Held spans may use so much of the budget; the rest is for what waits for delivery. */
  private static final double HOLD_SHARE = 0.5;

  /** A lost wake-up costs no more than this. */
  private static final long LONGEST_SLEEP_MILLIS = 500;

  private final Recorder recorder;
  private final ExporterSettings settings;
  private final Losses losses;
  private final MemoryBudget budget;
  private final Enrichment enrichment;
  private final Consumer<String> log;
  private final AtomicInteger targets = new AtomicInteger();
  private final Map<Long, HeldSpan> held = new LinkedHashMap<>();
  private final List<Runnable> whenDrained = new ArrayList<>();
  private boolean started;
  private boolean joining;
  private boolean progress;

  public SpanHold(Recorder recorder, ExporterSettings settings, Consumer<String> log) {
    this.recorder = recorder;
    this.settings = settings;
    this.log = log;
    this.losses = new Losses(log, System::nanoTime);
    this.budget = new MemoryBudget(settings.memoryBytes());
    this.enrichment = new Enrichment(recorder.timeline(), settings);
    recorder.onProgress(this::recorderProgressed);
  }

  /** Each wrapped exporter has one. */
  public Delivery deliveryTo(SpanExporter exporter) {
    targets.incrementAndGet();
    return new Delivery(exporter, budget, losses);
  }

  public Losses losses() {
    return losses;
  }

  /** Takes spans over; returns at once and never throws. Any thread. */
  public void take(Collection<SpanData> spans, Delivery target) {
    List<SpanData> passing = new ArrayList<>();
    long marker = recorder.mark();
    synchronized (this) {
      start();
      long now = System.nanoTime();
      for (SpanData span : spans) {
        if (!hold(span, marker, now, target)) {
          passing.add(span);
        }
      }
    }
    if (!passing.isEmpty()) {
      target.add(passing);
    }
  }

  /** False: it leaves at once. */
  private boolean hold(SpanData span, long marker, long now, Delivery target) {
    if (recorder.state() == Recorder.State.UNAVAILABLE) {
      return false;
    }
    long spanId = SpanIds.of(span);
    HeldSpan same = held.get(spanId);
    if (same != null) {
      same.targets.add(target);
      return true;
    }
    List<SpanData> released = enrichment.alreadyReleased(spanId);
    if (released != null) {
      target.add(released);
      return true;
    }
    long bytes = MemoryBudget.bytesOf(span);
    if (!budget.use(bytes, HOLD_SHARE)) {
      losses.addNotEnriched(1);
      return false;
    }
    held.put(spanId, new HeldSpan(span, marker, now, bytes, target));
    enrichment.announce(span);
    return true;
  }

  /** Calls the action once all that was taken before has been given to its deliveries. */
  public void drain(Runnable action) {
    synchronized (this) {
      if (!held.isEmpty() || joining) {
        whenDrained.add(action);
        return;
      }
    }
    action.run();
  }

  private void start() {
    if (!started) {
      started = true;
      Thread thread = new Thread(this::run, "spandrel-hold");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private synchronized void recorderProgressed() {
    progress = true;
    notifyAll();
  }

  private void run() {
    while (true) {
      List<HeldSpan> ready = awaitReady();
      try {
        release(ready);
      } catch (Throwable e) {
        // A fault of ours must not keep the spans: they leave as they came.
        log.accept("Spandrel: " + ready.size() + " spans leave without a breakdown: " + e + ".");
        pass(ready);
      }
      drained();
    }
  }

  private synchronized List<HeldSpan> awaitReady() {
    while (true) {
      List<HeldSpan> ready = takeReady();
      if (!ready.isEmpty()) {
        joining = true;
        return ready;
      }
      if (progress && !held.isEmpty()) {
        // One taken before the stream began has no marker of its own in it.
        recorder.mark();
      }
      progress = false;
      try {
        wait(LONGEST_SLEEP_MILLIS);
      } catch (InterruptedException e) {
        // Nobody of ours interrupts this thread; the spans still have to go.
      }
    }
  }

  private List<HeldSpan> takeReady() {
    List<HeldSpan> ready = new ArrayList<>();
    long oldest = System.nanoTime() - settings.longestHold().toNanos();
    held.values()
        .removeIf(span -> {
          boolean leaves = recorder.hasPassed(span.marker) || span.takenNanos - oldest <= 0;
          if (leaves) {
            ready.add(span);
          }
          return leaves;
        });
    return ready;
  }

  private void release(List<HeldSpan> ready) {
    boolean remember = targets.get() > 1;
    Map<Delivery, List<SpanData>> outgoing = new IdentityHashMap<>();
    for (HeldSpan span : enrichment.childrenFirst(ready)) {
      List<SpanData> enriched =
          recorder.state() == Recorder.State.UNAVAILABLE
              ? List.of(span.data)
              : enrichment.enrich(span.data, remember);
      for (Delivery target : span.targets) {
        outgoing.computeIfAbsent(target, key -> new ArrayList<>()).addAll(enriched);
      }
    }
    ready.forEach(span -> budget.free(span.bytes));
    ready.forEach(span -> span.targets.clear());
    outgoing.forEach(Delivery::add);
  }

  private void pass(List<HeldSpan> ready) {
    for (HeldSpan span : ready) {
      if (!span.targets.isEmpty()) {
        budget.free(span.bytes);
        losses.addNotEnriched(1);
        span.targets.forEach(target -> target.add(List.of(span.data)));
      }
    }
  }

  private void drained() {
    List<Runnable> actions = List.of();
    synchronized (this) {
      joining = false;
      if (held.isEmpty()) {
        actions = List.copyOf(whenDrained);
        whenDrained.clear();
      }
    }
    actions.forEach(Runnable::run);
  }
}
