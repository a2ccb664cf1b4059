package io.spandrel.recorder.scope;

import io.spandrel.recorder.breakdown.Reading;

/** A thread with open scopes: one of this JVM, or one of which a file tells. */
public interface OpenThread {
  long threadId();

  boolean isVirtual();

  /** Its counters at the moment the scopes were looked at; null when they are not known. */
  Reading readNow();
}
