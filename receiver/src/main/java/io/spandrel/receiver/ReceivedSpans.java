package io.spandrel.receiver;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps the spans that a receiver gets, up to a number; what comes when it is full is dropped and
 * counted. Made to be given to {@link OtlpReceiver.Builder#onTraces}.
 *
 * <p>The bound is a number of spans, not of bytes. All methods may be called by any thread.
 */
public final class ReceivedSpans implements Consumer<ExportTraceServiceRequest> {
  private static final int DEFAULT_MAX_SPANS = 100_000;

  private final int maxSpans;
  private final List<ReceivedSpan> spans = new ArrayList<>();
  private long received;
  private long dropped;

  /** Keeps at most 100,000 spans. */
  public ReceivedSpans() {
    this(DEFAULT_MAX_SPANS);
  }

  /** Keeps at most {@code maxSpans}, which must be above 0. */
  public ReceivedSpans(int maxSpans) {
    if (maxSpans < 1) {
      throw new IllegalArgumentException("maxSpans is " + maxSpans + ", but must be above 0");
    }
    this.maxSpans = maxSpans;
  }

  @Override
  public void accept(ExportTraceServiceRequest request) {
    List<ReceivedSpan> arrived = ReceivedSpan.allOf(request);
    synchronized (this) {
      int kept = Math.min(arrived.size(), maxSpans - spans.size());
      spans.addAll(arrived.subList(0, kept));
      received += arrived.size();
      dropped += arrived.size() - kept;
      notifyAll();
    }
  }

  /** The spans kept now, in the order of their arrival; does not change afterwards. */
  public synchronized List<ReceivedSpan> spans() {
    return List.copyOf(spans);
  }

  /** How many spans came since this was made, the dropped and the cleared ones included. */
  public synchronized long received() {
    return received;
  }

  /** How many spans were dropped since this was made, because there was no room. */
  public synchronized long dropped() {
    return dropped;
  }

  /** Forgets the spans kept now and so makes room; the counts stay. */
  public synchronized void clear() {
    spans.clear();
  }

  /**
   * Waits until the spans kept satisfy the condition, which is asked at once and after each
   * arrival, by the calling thread.
   *
   * @return the spans that satisfied it
   * @throws SpansNotReceivedException if that does not happen in time
   */
  public List<ReceivedSpan> await(Predicate<? super List<ReceivedSpan>> condition, Duration timeout)
      throws InterruptedException {
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    while (true) {
      List<ReceivedSpan> snapshot;
      long seen;
      synchronized (this) {
        snapshot = spans();
        seen = received;
      }
      if (condition.test(
          snapshot)) { // outside the lock: what it does must not hold up the receiver
        return snapshot;
      }
      if (!awaitMoreThan(seen, deadlineNanos)) {
        throw new SpansNotReceivedException(timeout, snapshot, dropped());
      }
    }
  }

  private synchronized boolean awaitMoreThan(long seen, long deadlineNanos)
      throws InterruptedException {
    while (received == seen) {
      long leftNanos = deadlineNanos - System.nanoTime();
      if (leftNanos <= 0) {
        return false;
      }
      // Rounded up, because a wait of 0 would be one for ever.
      wait(leftNanos / 1_000_000 + 1);
    }
    return true;
  }
}
