package io.spandrel;

import io.spandrel.internal.OpenScope;
import java.lang.ref.Reference;

/**
 * A task made current on one thread: the handle that {@link TaskSpan#makeCurrent} returns. Closing
 * it gives the thread back what was current before; the task goes on. Close it on the thread that
 * made it, before what surrounds it. A misuse is logged once per kind, never thrown.
 */
public final class Attachment implements AutoCloseable {
  private final OpenScope open;

  Attachment(OpenScope open) {
    this.open = open;
    open.watch(this);
  }

  /** Detaches the task from this thread without ending it. */
  @Override
  public void close() {
    try {
      open.detach();
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
