package io.spandrel.recorder.scope;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** What newer JDKs say of a thread, asked in a way that 17 can load. */
final class ThreadKind {
  private static final MethodHandle IS_VIRTUAL = find("isVirtual", boolean.class);
  private static final MethodHandle THREAD_ID = find("threadId", long.class);

  private ThreadKind() {}

  private static MethodHandle find(String name, Class<?> type) {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, name, MethodType.methodType(type));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  static boolean isVirtual(Thread thread) {
    try {
      return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(thread);
    } catch (Throwable e) {
      return false;
    }
  }

  /** {@code Thread.getId} can be overridden by an application's class, {@code threadId} can't. */
  @SuppressWarnings("deprecation")
  static long id(Thread thread) {
    try {
      return THREAD_ID != null ? (long) THREAD_ID.invokeExact(thread) : thread.getId();
    } catch (Throwable e) {
      return thread.getId();
    }
  }
}
