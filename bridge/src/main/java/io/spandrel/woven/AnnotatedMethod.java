package io.spandrel.woven;

import io.opentelemetry.api.trace.Span;
import io.spandrel.internal.Misuse;
import io.spandrel.internal.OpenScope;
import io.spandrel.internal.SpanType;
import io.spandrel.internal.Spans;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Starts and ends the span of a method with {@code @Task} or {@code @Region}. Throws nothing. */
public final class AnnotatedMethod {
  private AnnotatedMethod() {}

  /** Before the body of a task; the result goes to {@link #exit}, on the same thread. */
  public static Object enterTask(String name) {
    return OpenScope.start(SpanType.TASK, name);
  }

  /** Before the body of a region; the result goes to {@link #exit}, on the same thread. */
  public static Object enterRegion(String name) {
    return OpenScope.start(SpanType.REGION, name);
  }

  /**
   * After the body. If it returned a {@code CompletionStage}, the span stays open until that
   * completes, fails or is cancelled; the stage itself is only listened to.
   *
   * @param entered what the enter method returned; null does nothing
   * @param returned what the body returned; null if it threw or returns nothing
   * @param thrown what the body threw, or null
   */
  public static void exit(Object entered, Object returned, Throwable thrown) {
    try {
      if (entered instanceof OpenScope scope) {
        if (thrown != null) {
          scope.fail(thrown);
          scope.end();
        } else if (returned instanceof CompletionStage<?> stage) {
          scope.detach();
          endWith(stage, scope.span());
        } else {
          scope.end();
        }
      }
    } catch (Throwable internal) {
      Misuse.INTERNAL_ERROR.report(internal);
    }
  }

  private static void endWith(CompletionStage<?> stage, Span span) {
    try {
      stage.whenComplete((result, failure) -> {
        if (failure != null) {
          Spans.fail(span, cause(failure));
        }
        Spans.end(span);
      });
    } catch (Throwable refused) {
      // A stage of the application's that takes no listeners: its completion cannot be seen.
      Spans.end(span);
    }
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
