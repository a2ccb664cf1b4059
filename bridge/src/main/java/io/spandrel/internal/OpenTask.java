package io.spandrel.internal;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;

/** A task that is current only where it is attached, and ends on any thread. */
public final class OpenTask {
  private final String name;
  private final Span span;
  private final Context parent;
  private final AtomicBoolean ended = new AtomicBoolean();
  private Cleaner.Cleanable watched;

  private OpenTask(String name, Span span, Context parent) {
    this.name = name;
    this.span = span;
    this.parent = parent;
  }

  /** Starts a task under the current span, without making it current. */
  public static OpenTask start(String name) {
    Context parent = OpenScope.currentContext();
    return new OpenTask(name, Spans.start(SpanType.TASK, name, parent), parent);
  }

  /** Makes the task current on this thread, in the context it was started in. */
  public OpenScope attach() {
    OpenScope.currentContext();
    return OpenScope.attach(SpanType.TASK, name, span, parent);
  }

  /** Reports this task as never ended if the handle is collected before. */
  public void watch(Object handle) {
    try {
      if (span.isRecording()) {
        watched = Unclosed.watch(handle, this::abandon);
      }
    } catch (Throwable internal) {
      Misuse.INTERNAL_ERROR.report(internal);
    }
  }

  /** Ends the span; a second call is reported and does nothing. */
  public void end() {
    if (!ended.compareAndSet(false, true)) {
      Misuse.ENDED_TWICE.report(this);
      return;
    }
    if (watched != null) {
      watched.clean();
    }
    Spans.end(span);
  }

  private void abandon() {
    if (ended.compareAndSet(false, true)) {
      Misuse.NEVER_ENDED.report(this);
    }
  }

  @Override
  public String toString() {
    return SpanType.TASK.label(name);
  }
}
