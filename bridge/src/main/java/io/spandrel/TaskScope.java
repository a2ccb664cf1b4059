package io.spandrel;

import io.spandrel.internal.OpenScope;
import java.lang.ref.Reference;

/**
 * A task that runs on one thread and is current there: the handle that {@link Trace#task} returns.
 * Close it on the thread that started it, before what surrounds it; try-with-resources does both.
 * For a task that changes threads use {@link Trace#startTask}.
 *
 * <p>A misuse is logged once per kind, never thrown. Closed on another thread: the task ends now,
 * and its own thread is put right when it next starts or ends a region or task. Closed twice: the
 * second close does nothing. Never closed: found when this handle is collected, if it ever is; the
 * span is then not exported, for nobody knows when it ended.
 */
public final class TaskScope implements AutoCloseable {
  private final OpenScope open;

  TaskScope(OpenScope open) {
    this.open = open;
    open.watch(this);
  }

  /** Ends the task. */
  @Override
  public void close() {
    try {
      open.end();
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
