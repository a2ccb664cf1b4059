package io.spandrel;

import io.spandrel.internal.LogEvents;
import io.spandrel.internal.Misuse;
import io.spandrel.internal.OpenScope;
import io.spandrel.internal.OpenTask;
import io.spandrel.internal.SpanType;

/**
 * Tasks, regions and log lines by hand, where an annotation does not fit. All methods may be called
 * on any thread and throw nothing of their own. Spans go to {@code GlobalOpenTelemetry}; without an
 * SDK or agent nothing is made.
 *
 * <p>A null or empty name is replaced by the caller's {@code Class.method}, and reported once, as
 * finding it is slow.
 */
public final class Trace {
  private Trace() {}

  /**
   * Starts a task that is current on this thread until the handle is closed, on this thread. The
   * handle cannot see what its block throws; {@link #region} and {@link Task} do.
   */
  public static TaskScope task(String name) {
    return new TaskScope(OpenScope.start(SpanType.TASK, name));
  }

  /**
   * Starts a task that may change threads. It is a child of the span that is current now, and is
   * itself not current until {@link TaskSpan#makeCurrent} or a wrapped body makes it so.
   */
  public static TaskSpan startTask(String name) {
    return new TaskSpan(OpenTask.start(name));
  }

  /** Starts a region on this thread, which lasts until the handle is closed, on this thread. */
  public static RegionScope startRegion(String name) {
    return new RegionScope(OpenScope.start(SpanType.REGION, name));
  }

  /**
   * Runs the body as a region and returns its result.
   *
   * @return what the body returns; null for a null body, which is reported
   * @throws X what the body throws, recorded on the span and passed on unchanged
   */
  public static <T, X extends Throwable> T region(String name, RegionBody<T, X> body) throws X {
    if (body == null) {
      Misuse.NO_BODY.report("Trace.region");
      return null;
    }
    OpenScope scope = OpenScope.start(SpanType.REGION, name);
    try {
      return body.run();
    } catch (Throwable thrown) {
      scope.fail(thrown);
      throw thrown;
    } finally {
      scope.end();
    }
  }

  /**
   * Runs the body as a region. A null body is reported, and nothing is run.
   *
   * @throws X what the body throws, recorded on the span and passed on unchanged
   */
  public static <X extends Throwable> void region(String name, RegionAction<X> body) throws X {
    if (body == null) {
      Misuse.NO_BODY.report("Trace.region");
      return;
    }
    region(
        name,
        () -> {
          body.run();
          return null;
        });
  }

  /**
   * Adds a line to the current span: an event named by the category, with the message as {@code
   * spandrel.message}. Does nothing if no span is current or it is not recorded.
   *
   * @param category one of few: {@code cache}, {@code retry}. Cut to 20 characters, which is what
   *     viewers show
   */
  public static void log(String category, String message) {
    LogEvents.add(category, message);
  }

  /**
   * As {@link #log}, with a message in the style of {@link String#format}, in the root locale.
   * Formats only if the current span is recorded. A format that does not fit its arguments is
   * reported once, and logged as it stands.
   */
  public static void logf(String category, String format, Object... args) {
    LogEvents.addFormatted(category, format, args);
  }

  /**
   * Whether what is traced now is seen: the recorder runs and the current span is recorded. For
   * guarding work that is only done for the trace; {@link #log} asks for itself.
   *
   * <p>The Spandrel extension weaves the answer in. Without it this is false, and costs nothing.
   */
  public static boolean isEnabled() {
    return false;
  }
}
