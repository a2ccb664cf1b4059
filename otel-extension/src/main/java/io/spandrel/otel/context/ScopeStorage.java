package io.spandrel.otel.context;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.spandrel.recorder.scope.ScopeRegistry;
import io.spandrel.recorder.scope.ThreadScopes;

/**
 * Sees each attach and close of a context, and tells the recorder when that changes the current
 * span. Called on the application's threads: never throws, never blocks. Attaching the span that is
 * current already opens nothing; reactive operators do that a million times a second.
 */
public final class ScopeStorage implements ContextStorage {
  private final ContextStorage storage;
  private final ScopeRegistry registry;

  public ScopeStorage(ContextStorage storage, ScopeRegistry registry) {
    this.storage = storage;
    this.registry = registry;
  }

  @Override
  public Scope attach(Context toAttach) {
    Scope attached = storage.attach(toAttach);
    if (toAttach == null || attached == Scope.noop()) {
      return attached;
    }
    try {
      return track(toAttach, attached);
    } catch (Throwable e) {
      // An exception here would reach the application's code; a missing scope only shows as
      // detached.
      return attached;
    }
  }

  private Scope track(Context toAttach, Scope attached) {
    ThreadScopes thread = registry.ofCurrentThread();
    ReadableSpan span = recordedSpan(toAttach);
    TrackedScope current = (TrackedScope) thread.current();
    if (current == null ? span == null : current.isOf(span)) {
      return attached;
    }
    TrackedScope scope = new TrackedScope(attached, thread, span);
    thread.open(scope);
    return scope;
  }

  /** Null: the context has no span that will be exported. */
  private static ReadableSpan recordedSpan(Context context) {
    Span span = Span.fromContextOrNull(context);
    return span instanceof ReadableSpan readable && span.getSpanContext().isSampled()
        ? readable
        : null;
  }

  @Override
  public Context current() {
    return storage.current();
  }

  @Override
  public Context root() {
    return storage.root();
  }
}
