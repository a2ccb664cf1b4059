package io.spandrel.benchmarks;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.spandrel.otel.context.ScopeStorage;
import io.spandrel.recorder.scope.ScopeRegistry;
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

/** One attach and close of an OpenTelemetry context with a span of the SDK in it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TrackedContextBenchmark {
  /** A thread with no context. */
  @State(Scope.Thread)
  public static class Outermost {
    /** {@code none}: OpenTelemetry alone; else as in {@link TrackedScopeBenchmark}. */
    @Param({"none", "recorded", "brief"})
    public String tracking;

    ContextStorage storage;
    Context parent;
    Context child;
    Context parentAgain;

    @Setup
    public void open() {
      ContextStorage plain = ContextStorage.defaultStorage();
      long threshold = tracking.equals("brief") ? Long.MAX_VALUE : 0;
      storage =
          tracking.equals("none")
              ? plain
              : new ScopeStorage(plain, new ScopeRegistry(threshold, new CountingSink()));
      Tracer tracer = SdkTracerProvider.builder().build().get("benchmarks");
      Span parentSpan = tracer.spanBuilder("parent").setNoParent().startSpan();
      parent = Context.root().with(parentSpan);
      child = parent.with(tracer.spanBuilder("child").setParent(parent).startSpan());
      parentAgain = parent.with(ContextKey.named("operator"), "another context, the same span");
    }
  }

  /** A thread in the context of a span. */
  @State(Scope.Thread)
  public static class Nested extends Outermost {
    private io.opentelemetry.context.Scope outer;

    @Override
    @Setup
    public void open() {
      super.open();
      outer = storage.attach(parent);
    }

    @TearDown
    public void close() {
      outer.close();
    }
  }

  @Benchmark
  public void outermost(Outermost state) {
    state.storage.attach(state.parent).close();
  }

  @Benchmark
  public void nested(Nested state) {
    state.storage.attach(state.child).close();
  }

  /** What reactive operators do a million times a second. */
  @Benchmark
  public void spanThatIsCurrent(Nested state) {
    state.storage.attach(state.parentAgain).close();
  }
}
