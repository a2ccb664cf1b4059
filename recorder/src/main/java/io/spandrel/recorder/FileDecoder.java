package io.spandrel.recorder;

import io.spandrel.recorder.capture.FileListener;
import io.spandrel.recorder.capture.chunk.OwnDecoder;
import io.spandrel.recorder.field.FieldValues;
import io.spandrel.recorder.jfr.EventReader;

/** What the reader of events and a listener want of a file. On the thread that parses. */
record FileDecoder(FileListener listener) implements OwnDecoder {
  @Override
  public boolean wants(String eventName) {
    return !eventName.equals(ScopeEvent.NAME)
        && (EventReader.reads(eventName) || listener.wants(eventName));
  }

  @Override
  public Object scope(FieldValues values) {
    return EventReader.scopeOf(values);
  }

  @Override
  public Object span(FieldValues values) {
    return listener.span(values);
  }
}
