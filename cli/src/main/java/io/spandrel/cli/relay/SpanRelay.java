package io.spandrel.cli.relay;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Passes OTLP requests on to one target, in the order in which they came, on a thread of its own.
 * While the target is away they are kept and tried again, four times a second; when more are kept
 * than the bounds allow, the oldest go and are counted. Nobody who hands in a request ever waits.
 * Threads: any.
 */
public final class SpanRelay implements AutoCloseable {

  /**
   * What became of all spans.
   *
   * @param lost all that were not delivered
   * @param pushedOut those of them that had to make room for later ones
   * @param reason what the target said last that was no yes; empty: it took all
   */
  public record Outcome(long delivered, long lost, long pushedOut, String reason) {}

  private static final Duration RETRY_PAUSE = Duration.ofMillis(250);

  /** An attempt that is under way when the time is over gets so much more. */
  private static final Duration LAST_ATTEMPT = Duration.ofSeconds(10);

  private record Kept(ExportTraceServiceRequest request, int spans, int bytes) {

    static Kept of(ExportTraceServiceRequest request) {
      int spans = 0;
      for (ResourceSpans resource : request.getResourceSpansList()) {
        for (ScopeSpans scope : resource.getScopeSpansList()) {
          spans += scope.getSpansCount();
        }
      }
      return new Kept(request, spans, request.getSerializedSize());
    }
  }

  private final OtlpTarget target;
  private final int maxSpans;
  private final long maxBytes;
  private final Thread sender = new Thread(this::run, "spandrel-relay");
  private final Deque<Kept> waiting = new ArrayDeque<>();
  private long waitingSpans;
  private long waitingBytes;
  private long delivered;
  private long lost;
  private long pushedOut;
  private String reason = "";
  private boolean ending;
  private long lastMoment;

  /** Begins at once. The target is closed with it. */
  public SpanRelay(OtlpTarget target, int maxSpans, long maxBytes) {
    this.target = target;
    this.maxSpans = maxSpans;
    this.maxBytes = maxBytes;
    sender.setDaemon(true);
    sender.start();
  }

  /** Takes a request; returns at once. */
  public synchronized void send(ExportTraceServiceRequest request) {
    Kept kept = Kept.of(request);
    waiting.addLast(kept);
    count(kept, 1);
    keepWithinBounds();
    notifyAll();
  }

  private void count(Kept kept, int sign) {
    waitingSpans += sign * (long) kept.spans();
    waitingBytes += sign * (long) kept.bytes();
  }

  /** One request stays, however large. */
  private void keepWithinBounds() {
    while ((waitingSpans > maxSpans || waitingBytes > maxBytes) && waiting.size() > 1) {
      Kept oldest = waiting.removeFirst();
      count(oldest, -1);
      lost += oldest.spans();
      pushedOut += oldest.spans();
    }
  }

  private void run() {
    try {
      for (Kept next = next(); next != null; next = next()) {
        OtlpTarget.Answer answer = target.send(next.request());
        if (!goesOn(next, answer)) {
          return;
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null: nothing is left, and nothing more will come. */
  private synchronized Kept next() throws InterruptedException {
    while (waiting.isEmpty()) {
      if (ending) {
        return null;
      }
      wait();
    }
    return waiting.peekFirst();
  }

  /** False: the time is over. */
  private synchronized boolean goesOn(Kept tried, OtlpTarget.Answer answer)
      throws InterruptedException {
    boolean stillKept = waiting.peekFirst() == tried;
    reason = answer.kind() == OtlpTarget.Answer.Kind.ACCEPTED ? reason : answer.reason();
    switch (answer.kind()) {
      case ACCEPTED -> {
        delivered += tried.spans();
        if (stillKept) {
          count(waiting.removeFirst(), -1);
        } else {
          // It was given up for want of room while it was under way.
          lost -= tried.spans();
          pushedOut -= tried.spans();
        }
        return true;
      }
      case REFUSED -> {
        if (stillKept) {
          count(waiting.removeFirst(), -1);
          lost += tried.spans();
        }
        return true;
      }
      default -> {
        return pause();
      }
    }
  }

  private boolean pause() throws InterruptedException {
    long until = System.nanoTime() + RETRY_PAUSE.toNanos();
    boolean wasEnding = ending;
    for (long left = RETRY_PAUSE.toNanos();
        left > 0 && ending == wasEnding;
        left = until - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    // Told to end in the pause: there is one more attempt in any case.
    return !wasEnding || System.nanoTime() - lastMoment < 0;
  }

  /**
   * Takes no more, goes on until all is delivered, and returns what became of it. While the target
   * is away, this lasts for the limit, and an attempt that is under way then may last a few seconds
   * more.
   */
  public Outcome finish(Duration limit) throws InterruptedException {
    synchronized (this) {
      lastMoment = System.nanoTime() + limit.toNanos();
      ending = true;
      notifyAll();
    }
    sender.join(limit.plus(LAST_ATTEMPT).toMillis());
    close();
    synchronized (this) {
      long undelivered = lost + waitingSpans;
      return new Outcome(delivered, undelivered, pushedOut, undelivered == 0 ? "" : reason);
    }
  }

  /** Gives up what is not delivered. */
  @Override
  public void close() {
    sender.interrupt();
    target.close();
  }
}
