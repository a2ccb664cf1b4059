package io.spandrel.benchmarks;

import io.spandrel.recorder.scope.OpenScope;
import io.spandrel.recorder.scope.ScopeRegistry;
import io.spandrel.recorder.scope.ThreadScopes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One attach and close in the recorder alone, with a scope that knows no OpenTelemetry. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TrackedScopeBenchmark {
  /** A thread with no scope. */
  @State(Scope.Thread)
  public static class Outermost {
    /** {@code recorded}: every scope is long enough to be recorded; {@code brief}: none is. */
    @Param({"recorded", "brief"})
    public String length;

    final long spanStartNanos = System.nanoTime();
    ThreadScopes thread;

    @Setup
    public void open() {
      long threshold = length.equals("recorded") ? 0 : Long.MAX_VALUE;
      thread = new ScopeRegistry(threshold, new CountingSink()).ofCurrentThread();
    }
  }

  /** A thread in the scope of a span. */
  @State(Scope.Thread)
  public static class Nested extends Outermost {
    private OpenScope outer;

    @Override
    @Setup
    public void open() {
      super.open();
      outer = new NumberedScope(1, 0, spanStartNanos);
      thread.open(outer);
    }

    @TearDown
    public void close() {
      thread.close(outer);
    }
  }

  /** What the two clock reads of a scope cost by themselves. */
  @Benchmark
  public long twoClockReads() {
    long start = System.nanoTime();
    return System.nanoTime() - start;
  }

  @Benchmark
  public OpenScope outermost(Outermost state) {
    return openAndClose(state, new NumberedScope(1, 0, state.spanStartNanos));
  }

  @Benchmark
  public OpenScope nested(Nested state) {
    return openAndClose(state, new NumberedScope(2, 1, state.spanStartNanos));
  }

  private static OpenScope openAndClose(Outermost state, OpenScope scope) {
    state.thread.open(scope);
    state.thread.close(scope);
    return scope;
  }
}
