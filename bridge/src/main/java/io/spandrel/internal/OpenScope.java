package io.spandrel.internal;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A span made current on one thread. It stands in the context it attached, so that a close can see
 * whether it is the innermost one. Closed too early or on another thread, it stays attached, marked
 * closed, and the next open or close on its own thread removes it: a misuse must not leave a dead
 * span current for ever.
 *
 * <p>Contexts are handed on and kept by others; what is closed holds nothing but its span.
 */
public final class OpenScope {
  private static final ContextKey<OpenScope> KEY = ContextKey.named("spandrel-scope");

  /** Longest chain of scopes in which one that was closed wrongly is kept for being removed. */
  private static final int MAX_KEPT = 256;

  private final SpanType type;
  private final String name;
  private final Span span;
  private final long threadId = Thread.currentThread().getId();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Closed by the scope's own thread only; null once detached. */
  private Scope scope;

  /** How many scopes this one keeps in memory: attached ones know what was attached before them. */
  private int kept;

  private Cleaner.Cleanable watched;

  private OpenScope(SpanType type, String name, Span span) {
    this.type = type;
    this.name = name;
    this.span = span;
  }

  /** Starts a span under the current one and makes it current. */
  public static OpenScope start(SpanType type, String name) {
    Context parent = currentContext();
    return attach(type, name, Spans.start(type, name, parent), parent);
  }

  /** Makes the span current over the given context. */
  static OpenScope attach(SpanType type, String name, Span span, Context parent) {
    OpenScope opened = new OpenScope(type, name, span);
    try {
      opened.countKept(innermost());
      opened.scope = parent.with(span).with(KEY, opened).makeCurrent();
    } catch (Throwable internal) {
      Misuse.INTERNAL_ERROR.report(internal);
    }
    return opened;
  }

  /** A program that never closes properly must not make an endless chain. */
  private void countKept(OpenScope around) {
    if (around == null || around.scope == null) {
      return;
    }
    if (around.kept >= MAX_KEPT && around.closed.get()) {
      around.scope = null;
      return;
    }
    kept = around.kept + 1;
  }

  /** The current context, freed of closed scopes that were left on this thread. */
  static Context currentContext() {
    try {
      removeClosed();
      return Context.current();
    } catch (Throwable internal) {
      Misuse.INTERNAL_ERROR.report(internal);
      return Context.root();
    }
  }

  /** Reports this scope as never closed if the handle is collected before. */
  public void watch(Object handle) {
    try {
      if (span.isRecording()) {
        watched = Unclosed.watch(handle, this::abandon);
      }
    } catch (Throwable internal) {
      Misuse.INTERNAL_ERROR.report(internal);
    }
  }

  public Span span() {
    return span;
  }

  /** Records what the body threw. */
  public void fail(Throwable thrown) {
    Spans.fail(span, thrown);
  }

  /** Gives the thread back what was current before, and ends the span. */
  public void end() {
    if (detach()) {
      Spans.end(span);
    }
  }

  /** Gives the thread back what was current before; false if that had been done. */
  public boolean detach() {
    if (!closed.compareAndSet(false, true)) {
      Misuse.CLOSED_TWICE.report(this);
      return false;
    }
    try {
      if (watched != null) {
        watched.clean();
      }
      if (isOnOwnThread()) {
        detachHere();
      } else {
        Misuse.CLOSED_ELSEWHERE.report(this, Thread.currentThread().getName());
      }
    } catch (Throwable internal) {
      Misuse.INTERNAL_ERROR.report(internal);
    }
    return true;
  }

  private void detachHere() {
    if (scope == null) {
      return;
    }
    boolean innermost = innermost() == this;
    if (innermost) {
      // Does nothing if a context of somebody else's is still attached inside.
      scope.close();
    }
    if (innermost && innermost() != this) {
      scope = null;
    } else {
      Misuse.CLOSED_OUT_OF_ORDER.report(this);
    }
    removeClosed();
  }

  private static void removeClosed() {
    OpenScope left = innermost();
    while (left != null && left.closed.get() && left.isOnOwnThread()) {
      Scope attached = left.scope;
      if (attached == null) {
        return;
      }
      attached.close();
      OpenScope next = innermost();
      if (next == left) {
        // A context of somebody else's is still attached inside: later.
        return;
      }
      left.scope = null;
      left = next;
    }
  }

  private static OpenScope innermost() {
    return Context.current().get(KEY);
  }

  private void abandon() {
    if (closed.compareAndSet(false, true)) {
      Misuse.NEVER_CLOSED.report(this);
    }
  }

  private boolean isOnOwnThread() {
    return Thread.currentThread().getId() == threadId;
  }

  @Override
  public String toString() {
    return type.label(name);
  }
}
