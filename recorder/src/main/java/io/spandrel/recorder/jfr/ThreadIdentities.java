package io.spandrel.recorder.jfr;

import jdk.jfr.consumer.RecordedThread;

/** Ids and names of threads, read once: each asking of the JDK looks for a field by its name. */
final class ThreadIdentities {
  /** Of virtual threads there may be many. */
  private static final int MOST_KNOWN = 1_000;

  /**
   * @param id as {@link Thread#getId} has it
   * @param name empty: not known
   */
  record Identity(long id, String name) {}

  private final ReadOnce<RecordedThread, Identity> known = new ReadOnce<>(MOST_KNOWN);

  /** The JDK gives the same object for each event of a chunk that is of the same thread. */
  Identity of(RecordedThread thread) {
    return known.of(thread, ThreadIdentities::read);
  }

  private static Identity read(RecordedThread thread) {
    String name = thread.getJavaName();
    return new Identity(thread.getJavaThreadId(), name == null ? "" : name);
  }

  void forget() {
    known.forget();
  }
}
