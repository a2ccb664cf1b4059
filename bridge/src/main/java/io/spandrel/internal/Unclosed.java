package io.spandrel.internal;

import java.lang.ref.Cleaner;

/**
 * Watches handles for being collected while still open. Its thread starts with the first handle,
 * not with the class, and holds no handle and no class loader of the application's once all handles
 * are gone.
 */
final class Unclosed {
  private Unclosed() {}

  /** The action must not reach the handle, or the handle would live for ever. */
  static Cleaner.Cleanable watch(Object handle, Runnable action) {
    return Lazy.CLEANER.register(handle, action);
  }

  private static final class Lazy {
    static final Cleaner CLEANER = Cleaner.create();
  }
}
