package io.spandrel.exporter.hold;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.delivery.Delivery;
import io.spandrel.exporter.delivery.Losses;
import io.spandrel.exporter.delivery.MemoryBudget;
import io.spandrel.exporter.delivery.Released;
import io.spandrel.exporter.delivery.SpanBytes;
import io.spandrel.recorder.Recorder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Holds spans until the recorder has read past their ends, joins them with its timeline, and
 * releases them. One for all exporters of the process.
 *
 * <pre>
 *   take (any thread)  ->  held  --(marker passed, or too old)-->  enrich  ->  Delivery
 * </pre>
 *
 * All joining is done on one daemon thread. A span for which there is no room is not held: it
 * leaves as it came, and is counted.
 */
public final class SpanHold {
  /**
   * The SDK's exporters give up by themselves after 10 s; one that never answers is not waited for.
   */
  private static final Duration LONGEST_EXPORT = Duration.ofSeconds(30);

  /** So much of the memory is for what one exporter has had and another may still ask for. */
  private static final long RELEASED_PART = 4;

  /** A lost wake-up costs no more than this. */
  private static final long LONGEST_SLEEP_MILLIS = 500;

  private static final String FULL =
      "the hold is full; see that the backend takes spans, or raise spandrel.hold.max-memory";

  /** Runs once all spans up to this one have left. */
  private record Drain(long upToOrder, Runnable action) {}

  private final RecorderProgress recorder;
  private final ExporterSettings settings;
  private final LongSupplier nanoTime;
  private final Losses losses;
  private final MemoryBudget budget;
  private final Enrichment enrichment;
  private final Map<SpanKey, HeldSpan> held = new LinkedHashMap<>();
  private final ReleasedSpans released;
  private final Deque<Drain> drains = new ArrayDeque<>();
  private int exporters;
  private long taken;
  private boolean started;
  private boolean releasing;
  private boolean progress;

  public SpanHold(Recorder recorder, ExporterSettings settings, Consumer<String> log) {
    this(RecorderProgress.of(recorder), settings, log, System::nanoTime);
  }

  /**
   * @param log takes one clear line when spans are lost
   * @param nanoTime tells how long a span has been held
   */
  public SpanHold(
      RecorderProgress recorder,
      ExporterSettings settings,
      Consumer<String> log,
      LongSupplier nanoTime) {
    this.recorder = recorder;
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.losses = new Losses(log, nanoTime);
    this.budget = new MemoryBudget(settings.memoryBytes());
    this.released = new ReleasedSpans(settings.memoryBytes() / RELEASED_PART);
    this.enrichment = new Enrichment(recorder.timeline(), settings, nanoTime);
    recorder.onProgress(this::recorderProgressed);
  }

  /** Each wrapped exporter has one. */
  public synchronized Delivery deliveryTo(SpanExporter exporter) {
    exporters++;
    return new Delivery(exporter, budget.share(), losses, LONGEST_EXPORT);
  }

  public Losses losses() {
    return losses;
  }

  /** Takes spans over; returns at once and never throws. Any thread. */
  public void take(Collection<SpanData> spans, Delivery target) {
    List<SpanData> leaving = new ArrayList<>();
    int noRoom = 0;
    long marker = recorder.mark();
    synchronized (this) {
      start();
      long now = nanoTime.getAsLong();
      for (SpanData span : spans) {
        SpanKey key = SpanKey.of(span);
        List<SpanData> again = released.take(key);
        if (again != null) {
          leaving.addAll(again);
        } else if (recorder.isUnavailable() || !span.getSpanContext().isValid()) {
          leaving.add(span);
        } else if (released.wasPushedOut(key) || !hold(key, span, marker, now, target)) {
          leaving.add(span);
          noRoom++;
        }
      }
    }
    if (!leaving.isEmpty()) {
      target.add(leaving);
    }
    if (noRoom > 0) {
      losses.addNotEnriched(noRoom, FULL);
    }
  }

  /** False: there is no room for it. */
  private boolean hold(SpanKey key, SpanData span, long marker, long now, Delivery target) {
    HeldSpan same = held.get(key);
    long bytes = same == null ? SpanBytes.of(span) : same.bytes;
    if (!target.reserve(bytes)) {
      return false;
    }
    if (same == null) {
      LocalSpan local = enrichment.announce(span);
      same = new HeldSpan(span, local, ++taken, marker, now, bytes);
      held.put(key, same);
    }
    same.targets.add(target);
    return true;
  }

  /** Calls the action once all that was taken before has been given to its deliveries. */
  public void drain(Runnable action) {
    synchronized (this) {
      if (releasing || !held.isEmpty()) {
        drains.add(new Drain(taken, action));
        return;
      }
    }
    action.run();
  }

  private void start() {
    if (!started) {
      Thread thread = new Thread(this::run, "spandrel-hold");
      thread.setDaemon(true);
      thread.start();
      started = true;
    }
  }

  private synchronized void recorderProgressed() {
    progress = true;
    notifyAll();
  }

  private void run() {
    while (true) {
      release(awaitReady());
      runDrains();
    }
  }

  private synchronized List<HeldSpan> awaitReady() {
    while (true) {
      List<HeldSpan> ready = ready();
      if (!ready.isEmpty()) {
        releasing = true;
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

  private List<HeldSpan> ready() {
    long oldest = nanoTime.getAsLong() - settings.longestHold().toNanos();
    return held.values().stream()
        .filter(span -> recorder.hasPassed(span.marker) || span.takenNanos - oldest <= 0)
        .toList();
  }

  /** A span stays in the hold until it is enriched: another exporter may hand it over meanwhile. */
  private void release(List<HeldSpan> ready) {
    Map<HeldSpan, List<SpanData>> enriched = new LinkedHashMap<>();
    for (LocalTrace<HeldSpan> trace : enrichment.byTrace(ready)) {
      TraceJoin join = enrichment.joinOf(trace);
      for (int i = 0; i < join.size(); i++) {
        HeldSpan span = trace.spans().get(i);
        enriched.put(span, enrich(span, join, i));
      }
    }
    Map<Delivery, List<Released>> outgoing = new IdentityHashMap<>();
    synchronized (this) {
      enriched.forEach((span, spans) -> {
        SpanKey key = SpanKey.of(span.data);
        held.remove(key);
        released.add(key, spans, exporters - span.targets.size());
        for (Delivery target : span.targets) {
          outgoing
              .computeIfAbsent(target, to -> new ArrayList<>())
              .add(new Released(span.data, span.bytes, spans));
        }
      });
    }
    outgoing.forEach(Delivery::addReleased);
  }

  private List<SpanData> enrich(HeldSpan span, TraceJoin join, int index) {
    try {
      return recorder.isUnavailable() ? List.of(span.data) : enriched(join.join(index));
    } catch (Throwable e) {
      // A fault of ours must not keep a span: it leaves as it came.
      losses.addNotEnriched(1, "enriching one failed with " + e);
      return List.of(span.data);
    }
  }

  private List<SpanData> enriched(Joined joined) {
    List<SpanData> spans = joined.spans();
    enrichment.release(joined);
    return spans;
  }

  private void runDrains() {
    List<Runnable> due = new ArrayList<>();
    synchronized (this) {
      releasing = false;
      long oldest = held.isEmpty() ? Long.MAX_VALUE : held.values().iterator().next().order;
      while (!drains.isEmpty() && drains.peek().upToOrder() < oldest) {
        due.add(drains.remove().action());
      }
    }
    due.forEach(Runnable::run);
  }
}
