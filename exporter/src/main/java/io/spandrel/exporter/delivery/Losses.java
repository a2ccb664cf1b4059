package io.spandrel.exporter.delivery;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Counts what went wrong first, then says it: at once, and after that at most once a minute with
 * what has come together. Any thread.
 */
public final class Losses {
  private static final long QUIET_NANOS = 60_000_000_000L;

  private final Consumer<String> log;
  private final LongSupplier nanoTime;
  private final AtomicLong notEnriched = new AtomicLong();
  private final AtomicLong notDelivered = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong nextLineNanos;
  private volatile String lastReason = "";
  private volatile long said;

  public Losses(Consumer<String> log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
    this.nextLineNanos = new AtomicLong(nanoTime.getAsLong());
  }

  /** Spans left as they came. */
  public void addNotEnriched(long spans, String why) {
    notEnriched.addAndGet(spans);
    say(why);
  }

  /** The wrapped exporter said no, or nothing in time. */
  public void addNotDelivered(long spans, String why) {
    notDelivered.addAndGet(spans);
    say(why + "; check otel.exporter.otlp.endpoint and the backend there");
  }

  /** Nothing more fits behind an exporter that doesn't take what it is given. */
  public void addDropped(long spans) {
    dropped.addAndGet(spans);
    say("the exporter does not keep up; check the backend or raise spandrel.hold.max-memory");
  }

  private void say(String why) {
    lastReason = why;
    long next = nextLineNanos.get();
    long now = nanoTime.getAsLong();
    if (now - next >= 0 && nextLineNanos.compareAndSet(next, now + QUIET_NANOS)) {
      log(why);
    }
  }

  /** No more will come: says what has not been said yet. */
  public void sayLast() {
    if (sum() > said) {
      log(lastReason);
    }
  }

  private void log(String why) {
    said = sum();
    try {
      log.accept(line(why));
    } catch (RuntimeException e) {
      // A log handler's fault must not reach who exports.
    }
  }

  private long sum() {
    return notEnriched.get() + notDelivered.get() + dropped.get();
  }

  private String line(String why) {
    return "Spandrel: since the start "
        + notEnriched
        + " spans left without a breakdown, "
        + notDelivered
        + " were not delivered, "
        + dropped
        + " were dropped: "
        + why
        + ".";
  }

  public long notEnriched() {
    return notEnriched.get();
  }

  public long notDelivered() {
    return notDelivered.get();
  }

  public long dropped() {
    return dropped.get();
  }
}
