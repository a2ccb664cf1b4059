package io.spandrel;

import io.spandrel.internal.OpenScope;
import java.lang.ref.Reference;

/**
 * An open region: the handle that {@link Trace#startRegion} returns. Close it on the thread that
 * started it, before what surrounds it; try-with-resources does both.
 *
 * <p>A misuse is logged once per kind, never thrown. Closed on another thread: the region ends now,
 * and its own thread is put right when it next starts or ends a region or task. Closed twice: the
 * second close does nothing. Never closed: found when this handle is collected, if it ever is; the
 * span is then not exported, for nobody knows when it ended.
 */
public final class RegionScope implements AutoCloseable {
  private final OpenScope open;

  RegionScope(OpenScope open) {
    this.open = open;
    open.watch(this);
  }

  /** Ends the region. */
  @Override
  public void close() {
    try {
      open.end();
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
