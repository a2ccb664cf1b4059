package io.spandrel.recorder.capture.chunk;

import io.spandrel.recorder.field.FieldValues;

/** What is made of a file's events, on the thread that parses. */
public interface OwnDecoder {
  /**
   * Whether events of this type are to be handed over as the JDK reads them. Scopes never are, and
   * of waits that say the same but at another time the first one is, for all of them ({@link
   * LikeEvent}). Of all others than these and spans only the time is told.
   */
  boolean wants(String eventName);

  Object scope(FieldValues values);

  /** Asked unless spans are wanted as the JDK reads them. */
  Object span(FieldValues values);
}
