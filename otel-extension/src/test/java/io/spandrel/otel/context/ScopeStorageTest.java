package io.spandrel.otel.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.scope.OpenScope;
import io.spandrel.recorder.scope.ScopeRegistry;
import io.spandrel.recorder.scope.ScopeSink;
import io.spandrel.recorder.scope.ThreadScopes;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScopeStorageTest {
  private static final ContextKey<String> KEY = ContextKey.named("key");

  /** What was recorded, by span id. */
  private final List<Long> closed = new ArrayList<>();

  private RuntimeException fault;
  private final ScopeRegistry registry =
      new ScopeRegistry(
          0,
          new ScopeSink() {
            @Override
            public void closed(OpenScope scope, ThreadScopes thread, long end, Reading last) {
              if (fault != null) {
                throw fault;
              }
              closed.add(scope.spanId());
            }

            @Override
            public void shortScopes(long spanId, long sumNanos) {}
          });
  private final ContextStorage plain = ContextStorage.defaultStorage();
  private final ScopeStorage storage = new ScopeStorage(plain, registry);
  private final SdkTracerProvider sdk = SdkTracerProvider.builder().build();
  private final Tracer tracer = sdk.get("test");

  @AfterEach
  void nothingStaysCurrent() {
    assertThat(plain.current()).isNull();
    assertThat(registry.ofCurrentThread().current()).isNull();
    sdk.close();
  }

  private Span span(String name) {
    return tracer.spanBuilder(name).setNoParent().startSpan();
  }

  private Span childOf(Span parent) {
    return tracer.spanBuilder("child").setParent(Context.root().with(parent)).startSpan();
  }

  private static long id(Span span) {
    return Long.parseUnsignedLong(span.getSpanContext().getSpanId(), 16);
  }

  private OpenScope current() {
    return registry.ofCurrentThread().current();
  }

  @Test
  void anAttachedSpan_isAScopeUntilItsClose() {
    Span span = span("a");
    Scope scope = storage.attach(Context.root().with(span));
    assertThat(current().spanId()).isEqualTo(id(span));
    assertThat(current().traceIdLow())
        .isEqualTo(Long.parseUnsignedLong(span.getSpanContext().getTraceId().substring(16), 16));
    assertThat(current().traceIdHigh())
        .isEqualTo(Long.parseUnsignedLong(span.getSpanContext().getTraceId().substring(0, 16), 16));
    assertThat(current().parentSpanId()).isZero();

    scope.close();
    assertThat(closed).containsExactly(id(span));
  }

  @Test
  void aNestedSpan_knowsItsParent() {
    Span parent = span("a");
    Span child = childOf(parent);
    try (Scope outer = storage.attach(Context.root().with(parent));
        Scope inner = storage.attach(Context.root().with(child))) {
      assertThat(inner).isNotSameAs(outer);
      assertThat(current().parentSpanId()).isEqualTo(id(parent));
      assertThat(current().outer().spanId()).isEqualTo(id(parent));
    }
    assertThat(closed).containsExactly(id(child), id(parent));
  }

  @Test
  void aRemoteParent_isNoScopeOfThisProcess() {
    SpanContext remote =
        SpanContext.createFromRemoteParent(
            "00000000000000000000000000000001",
            "0000000000000001",
            TraceFlags.getSampled(),
            TraceState.getDefault());
    Span child = childOf(Span.wrap(remote));
    try (Scope scope = storage.attach(Context.root().with(child))) {
      assertThat(scope).isNotNull();
      assertThat(current().parentSpanId()).isZero();
    }
  }

  @Test
  void theCurrentSpan_attachedAgainOpensNothing() {
    Context context = Context.root().with(span("a"));
    try (Scope outer = storage.attach(context)) {
      OpenScope opened = current();
      try (Scope again = storage.attach(context.with(KEY, "value"));
          Scope same = storage.attach(context.with(KEY, "value").with(KEY, "other"))) {
        assertThat(current()).isSameAs(opened);
        assertThat(storage.current().get(KEY)).isEqualTo("other");
        assertThat(again).isNotSameAs(same);
      }
      assertThat(current()).isSameAs(opened).isSameAs(outer);
    }
    assertThat(closed).hasSize(1);
  }

  @Test
  void theCurrentContext_attachedAgainIsANoop() {
    Context context = Context.root().with(span("a"));
    try (Scope outer = storage.attach(context)) {
      assertThat(storage.attach(context)).isSameAs(Scope.noop());
      assertThat(outer).isSameAs(current());
    }
    assertThat(closed).hasSize(1);
  }

  @Test
  void aContextWithoutARecordedSpan_hidesTheOneAroundIt() {
    Span outerSpan = span("a");
    Span remote =
        Span.wrap(
            SpanContext.createFromRemoteParent(
                "00000000000000000000000000000001",
                "0000000000000001",
                TraceFlags.getSampled(),
                TraceState.getDefault()));
    try (SdkTracerProvider off =
        SdkTracerProvider.builder().setSampler(Sampler.alwaysOff()).build()) {
      Span unsampled = off.get("test").spanBuilder("off").setNoParent().startSpan();
      Scope outer = storage.attach(Context.root().with(outerSpan));
      for (Context hiding :
          List.of(Context.root(), Context.root().with(remote), Context.root().with(unsampled))) {
        try (Scope inner = storage.attach(hiding)) {
          assertThat(inner).isNotNull();
          assertThat(current().spanId()).isZero();
        }
        assertThat(current().spanId()).isEqualTo(id(outerSpan));
      }
      outer.close();
    }
    assertThat(closed).containsExactly(0L, 0L, 0L, id(outerSpan));
  }

  @Test
  void aContextWithoutASpan_aloneOpensNothing() {
    try (Scope scope = storage.attach(Context.root().with(KEY, "value"))) {
      assertThat(scope).isNotNull();
      assertThat(current()).isNull();
    }
    assertThat(closed).isEmpty();
  }

  @Test
  void aNullContext_isLeftToTheStorage() {
    assertThatCode(() -> storage.attach(null).close()).doesNotThrowAnyException();
  }

  @Test
  void aCloseOnAnotherThread_isDiscardedAndCounted() throws InterruptedException {
    Span span = span("a");
    Scope scope = storage.attach(Context.root().with(span));
    Thread other = new Thread(scope::close);
    other.start();
    other.join();
    assertThat(registry.misplacedCloses()).isEqualTo(1);
    assertThat(closed).isEmpty();
    assertThat(current()).isSameAs(scope);

    scope.close();
    assertThat(closed).containsExactly(id(span));
  }

  @Test
  void aCloseOutOfOrder_staysInStepWithTheContext() {
    Span first = span("a");
    Span second = span("b");
    Scope outer = storage.attach(Context.root().with(first));
    Scope inner = storage.attach(Context.root().with(second));
    outer.close();
    assertThat(current().spanId()).isEqualTo(id(second));
    assertThat(Span.fromContext(storage.current())).isSameAs(second);

    inner.close();
    assertThat(current().spanId()).isEqualTo(id(first));
    assertThat(Span.fromContext(storage.current())).isSameAs(first);
    outer.close();
  }

  @Test
  void aSecondClose_doesNothing() {
    Scope scope = storage.attach(Context.root().with(span("a")));
    scope.close();
    scope.close();

    assertThat(closed).hasSize(1);
    assertThat(registry.misplacedCloses()).isZero();
  }

  @Test
  void aFaultAtTheClose_neverReachesTheApplication() {
    fault = new IllegalStateException("recorder");
    Context context = Context.root().with(span("a"));
    try (Scope scope = storage.attach(context)) {
      assertThat(scope).isSameAs(current());
    }
    fault = null;

    assertThat(current()).isNull();
    storage.attach(context).close();
    assertThat(closed).hasSize(1);
  }

  @Test
  void aFaultOfASpan_neverReachesTheApplication() {
    InvocationHandler faulty =
        (proxy, method, arguments) -> {
          if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          throw new IllegalStateException("span");
        };
    Span span =
        (Span)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Span.class, ReadableSpan.class},
                faulty);
    Context context = Context.root().with(span);
    try (Scope scope = storage.attach(context)) {
      assertThat(scope).isNotNull();
      assertThat(storage.current()).isSameAs(context);
    }
  }

  @Test
  void aFaultOfTheStorage_leavesNoScopeOpen() {
    ContextStorage throwing =
        new ContextStorage() {
          @Override
          public Scope attach(Context toAttach) {
            return () -> {
              throw new IllegalStateException("storage");
            };
          }

          @Override
          public Context current() {
            return null;
          }
        };
    Scope scope = new ScopeStorage(throwing, registry).attach(Context.root().with(span("a")));

    assertThatThrownBy(scope::close).hasMessage("storage");
    assertThat(current()).isNull();
  }
}
