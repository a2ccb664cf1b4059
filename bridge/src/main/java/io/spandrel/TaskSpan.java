package io.spandrel;

import io.spandrel.internal.Misuse;
import io.spandrel.internal.OpenScope;
import io.spandrel.internal.OpenTask;
import java.lang.ref.Reference;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * A task over any number of threads: the handle that {@link Trace#startTask} returns. It is current
 * nowhere until {@link #makeCurrent} or a wrapped body makes it so. All methods may be called on
 * any thread; none throws.
 *
 * <pre>{@code
 * TaskSpan task = Trace.startTask("order");
 * executor.execute(task.wrap(() -> {
 *   try {
 *     handle(order);
 *   } finally {
 *     task.end();
 *   }
 * }));
 * }</pre>
 *
 * <p>The context (baggage and all) that was current at the start goes with the task to its threads.
 * Work may still be attached after {@link #end}; its spans are then later children. A task never
 * ended is found when this handle is collected, and reported once; its span is not exported, for
 * nobody knows when it ended.
 */
public final class TaskSpan {
  private final OpenTask task;

  TaskSpan(OpenTask task) {
    this.task = task;
    task.watch(this);
  }

  /** Makes the task current on this thread until the handle is closed, on this thread. */
  public Attachment makeCurrent() {
    return new Attachment(task.attach());
  }

  /**
   * A body that runs with this task current, on whatever thread runs it. What it throws is recorded
   * on the task and passed on. The task does not end with it. A null body is reported, and returned
   * as it is.
   */
  public Runnable wrap(Runnable body) {
    return isMissing(body)
        ? null
        : () ->
            runAttached(() -> {
              body.run();
              return null;
            });
  }

  /** As {@link #wrap(Runnable)}, for a body with a result. */
  public <V> Callable<V> wrap(Callable<V> body) {
    return isMissing(body) ? null : () -> runAttached(body::call);
  }

  /** As {@link #wrap(Runnable)}, for {@code CompletableFuture.supplyAsync} and its like. */
  public <V> Supplier<V> wrapSupplier(Supplier<V> body) {
    return isMissing(body) ? null : () -> runAttached(body::get);
  }

  /** Ends the task. A second call is reported and does nothing. */
  public void end() {
    try {
      task.end();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private <V, X extends Throwable> V runAttached(RegionBody<V, X> body) throws X {
    OpenScope scope = task.attach();
    try {
      return body.run();
    } catch (Throwable thrown) {
      scope.fail(thrown);
      throw thrown;
    } finally {
      scope.detach();
      Reference.reachabilityFence(this);
    }
  }

  private static boolean isMissing(Object body) {
    if (body == null) {
      Misuse.NO_BODY.report("TaskSpan.wrap");
    }
    return body == null;
  }
}
