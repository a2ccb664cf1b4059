package io.spandrel.recorder.field;

/** A field of one of our events; its place among the {@link FieldValues} is its ordinal. */
public interface EventField {
  /** As the event declares it. */
  String fieldName();

  FieldKind kind();

  /** Where its value stands. */
  int ordinal();
}
