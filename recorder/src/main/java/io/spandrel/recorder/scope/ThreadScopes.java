package io.spandrel.recorder.scope;

import io.spandrel.recorder.breakdown.Reading;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;

/**
 * The open scopes of one thread, innermost first, and its last counter reading.
 *
 * <p>{@link #open} and {@link #close} are called by the thread itself; {@link #innermost} and
 * {@link #readNow} by any.
 */
public final class ThreadScopes implements OpenThread {
  /** A reading costs 1.5 us: nested scopes share one that is younger than this. */
  public static final long REUSE_NANOS = 100_000;

  private static final long GOOD_BRACKET_NANOS = 5_000;
  private static final long GOOD_READ_NANOS = 20_000;
  private static final long GOOD_READ_ELSEWHERE_NANOS = 100_000;
  private static final VarHandle INNERMOST;

  static {
    try {
      INNERMOST =
          MethodHandles.lookup().findVarHandle(ThreadScopes.class, "innermost", OpenScope.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final ScopeRegistry registry;
  private final WeakReference<Thread> thread;
  private final long threadId;
  private final boolean virtual;
  private final ShortScopes shortScopes = new ShortScopes();
  private RunQueueFile runQueueFile;
  private boolean runQueueAsked;
  private OpenScope innermost;
  private long readNanos;
  private long readCpuNanos;
  private long readRunQueueNanos;

  ThreadScopes(ScopeRegistry registry, Thread thread) {
    this.registry = registry;
    this.thread = new WeakReference<>(thread);
    this.threadId = ThreadKind.id(thread);
    this.virtual = ThreadKind.isVirtual(thread);
  }

  /** For the owner: what was attached last and is not closed; null when nothing is. */
  public OpenScope current() {
    return innermost;
  }

  /** For the owner. */
  public void open(OpenScope scope) {
    OpenScope outer = innermost;
    long now = pairWithSpanClock(scope);
    boolean fresh = !virtual && (outer == null || now - readNanos > REUSE_NANOS);
    if (fresh) {
      read(now);
    }
    scope.outer = outer;
    scope.startNanos = fresh ? readNanos : now;
    scope.readNanos = readNanos;
    scope.readCpuNanos = readCpuNanos;
    scope.readRunQueueNanos = readRunQueueNanos;
    if (outer == null) {
      registry.add(this);
    }
    INNERMOST.setRelease(this, scope);
  }

  /**
   * When did the span begin, on our clock? Asked again when a preemption shows.
   *
   * @return the last clock read, which is the attach's own: another would cost 25 ns
   */
  private static long pairWithSpanClock(OpenScope scope) {
    long best = Long.MAX_VALUE;
    long before = System.nanoTime();
    for (int attempt = 0; attempt < 3 && best > GOOD_BRACKET_NANOS; attempt++) {
      long latency = scope.spanLatencyNanos();
      if (latency < 0) {
        return before;
      }
      long after = System.nanoTime();
      if (after - before < best) {
        best = after - before;
        scope.spanStartNanos = before + best / 2 - latency;
      }
      before = after;
    }
    return before;
  }

  /**
   * A close on another thread, or of a scope that isn't the innermost, has no effect in
   * OpenTelemetry's context storage either: the context stays current, so the scope stays open.
   */
  public void close(OpenScope scope) {
    if (scope.closed) {
      return;
    }
    if (Thread.currentThread() != thread.get() || innermost != scope) {
      registry.countMisplacedClose();
      return;
    }
    scope.closed = true;
    OpenScope outer = scope.outer;
    try {
      keep(scope, outer);
    } finally {
      // Whatever went wrong, a stack overflow say, a closed scope must not hide the ones around it.
      INNERMOST.setRelease(this, outer);
      if (outer == null && virtual) {
        registry.remove(this);
      }
    }
  }

  private void keep(OpenScope scope, OpenScope outer) {
    long end = System.nanoTime();
    if (end - scope.startNanos >= registry.thresholdNanos()) {
      end = readAtClose(outer, end);
      registry.record(scope, this, end, lastReading());
    } else if (outer != null) {
      addNested(outer, scope, end - scope.startNanos);
    } else {
      shortScopes.add(scope.spanId(), end - scope.startNanos);
    }
  }

  /** The moment of the reading, where one is taken: what it counts must lie inside the scope. */
  private long readAtClose(OpenScope outer, long now) {
    if (virtual || outer != null && now - readNanos <= REUSE_NANOS) {
      return now;
    }
    read(now);
    return readNanos;
  }

  private Reading lastReading() {
    return virtual ? new Reading(0, 0, 0) : new Reading(readNanos, readCpuNanos, readRunQueueNanos);
  }

  private static void addNested(OpenScope outer, OpenScope scope, long length) {
    if (scope.isChildOf(outer)) {
      outer.nestedChildNanos += length;
    } else {
      outer.nestedOtherNanos += length;
    }
  }

  /**
   * Counters and clock must be of one moment: when a preemption shows between them, they are read
   * again.
   */
  private void read(long now) {
    if (!runQueueAsked) {
      runQueueAsked = true;
      runQueueFile = RunQueueFile.ofCurrentThread();
    }
    RunQueueFile file = runQueueFile;
    long before = now;
    for (int attempt = 0; attempt < 3; attempt++) {
      readRunQueueNanos = file == null ? 0 : Math.max(readRunQueueNanos, file.nanos());
      readCpuNanos = CpuClock.ofCurrentThread();
      readNanos = before;
      long after = System.nanoTime();
      if (after - before <= GOOD_READ_NANOS) {
        return;
      }
      before = after;
    }
  }

  /** For any thread: the innermost open scope; null when none is open. */
  public OpenScope innermost() {
    return (OpenScope) INNERMOST.getAcquire(this);
  }

  /**
   * For any thread: this thread's counters now; null when it has died, or they can't be read, or
   * not at one moment.
   */
  @Override
  public Reading readNow() {
    if (virtual) {
      return null;
    }
    RunQueueFile file = runQueueFile;
    for (int attempt = 0; attempt < 5; attempt++) {
      long before = System.nanoTime();
      long runQueue = file == null ? 0 : file.nanosFromElsewhere();
      long cpu = CpuClock.of(threadId);
      if (cpu < 0 || runQueue < 0) {
        return null;
      }
      long after = System.nanoTime();
      if (after - before <= GOOD_READ_ELSEWHERE_NANOS) {
        return new Reading(after, cpu, runQueue);
      }
    }
    return null;
  }

  /** For any thread. */
  public ShortScopes shortScopes() {
    return shortScopes;
  }

  boolean hasDied() {
    Thread owner = thread.get();
    return owner == null || !owner.isAlive();
  }

  void release() {
    RunQueueFile file = runQueueFile;
    if (file != null) {
      file.close();
    }
  }

  @Override
  public long threadId() {
    return threadId;
  }

  @Override
  public boolean isVirtual() {
    return virtual;
  }
}
