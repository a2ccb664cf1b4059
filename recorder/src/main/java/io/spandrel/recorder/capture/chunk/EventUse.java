package io.spandrel.recorder.capture.chunk;

import io.spandrel.recorder.field.FieldValues;
import java.util.function.Function;

/**
 * What becomes of the events of one type.
 *
 * @param times so many numbers at the front are its start and its duration, in ticks; 0: it is no
 *     event, but types or constants
 * @param byJdk the JDK's parser reads it
 * @param firsts those of the type that the JDK's parser reads for all that are like them; null:
 *     each is read for itself
 * @param layout null: it isn't decoded here
 * @param values what the layout fills
 * @param decoder makes of them what is handed over
 */
record EventUse(
    long type,
    int times,
    boolean byJdk,
    FirstEvents firsts,
    EventLayout layout,
    FieldValues values,
    Function<FieldValues, Object> decoder) {

  /** Types and constants. */
  static final EventUse NONE = new EventUse(-1, 0, true, null, null, null, null);

  /** Only when it was is told. */
  static EventUse timeOf(long type, int times) {
    return new EventUse(type, times, false, null, null, null, null);
  }

  static EventUse byJdk(long type, int times) {
    return byJdk(type, times, null);
  }

  static EventUse byJdk(long type, int times, FirstEvents firsts) {
    return new EventUse(type, times, true, firsts, null, null, null);
  }

  static EventUse decoded(
      long type,
      int times,
      EventLayout layout,
      FieldValues values,
      Function<FieldValues, Object> decoder) {
    return new EventUse(type, times, false, null, layout, values, decoder);
  }

  /** Whether all of its bytes are read here. */
  boolean isRead() {
    return layout != null || firsts != null;
  }

  boolean isEvent() {
    return times > 0;
  }
}
