package io.spandrel.recorder.field;

import java.util.List;
import jdk.jfr.consumer.RecordedEvent;

/**
 * What one event says, by its type's {@link EventField}s. The same object is filled anew for each
 * event, so whoever reads it takes what it wants and keeps no reference. For one thread.
 */
public final class FieldValues {
  private final List<? extends EventField> fields;
  private final long[] numbers;
  private final String[] texts;

  private FieldValues(List<? extends EventField> fields) {
    this.fields = fields;
    this.numbers = new long[fields.size()];
    this.texts = new String[fields.size()];
  }

  public static FieldValues ofScope() {
    return new FieldValues(List.of(ScopeField.values()));
  }

  public static FieldValues ofSpan() {
    return new FieldValues(List.of(SpanField.values()));
  }

  /** In the order of their ordinals. */
  public List<? extends EventField> fields() {
    return fields;
  }

  /**
   * Takes an event as the JDK reads it.
   *
   * @throws IllegalArgumentException when it lacks a field, or has one of another type
   */
  public FieldValues fill(RecordedEvent event) {
    for (int i = 0; i < numbers.length; i++) {
      EventField field = fields.get(i);
      String name = field.fieldName();
      switch (field.kind()) {
        case LONG -> numbers[i] = event.getLong(name);
        case INT -> numbers[i] = event.getInt(name);
        case BOOLEAN -> numbers[i] = event.getBoolean(name) ? 1 : 0;
        case TEXT -> texts[i] = event.getString(name);
      }
    }
    return this;
  }

  public void setNumber(int ordinal, long number) {
    numbers[ordinal] = number;
  }

  public void setText(int ordinal, String text) {
    texts[ordinal] = text;
  }

  public long number(EventField field) {
    return numbers[field.ordinal()];
  }

  public int integer(EventField field) {
    return (int) numbers[field.ordinal()];
  }

  public boolean is(EventField field) {
    return numbers[field.ordinal()] != 0;
  }

  /** What stands there; of the event before, until the next has filled it. */
  public String text(int ordinal) {
    return texts[ordinal];
  }

  /** Null where the event has none. */
  public String text(EventField field) {
    return texts[field.ordinal()];
  }
}
