package io.spandrel.recorder.capture.chunk;

import io.spandrel.recorder.field.EventField;
import io.spandrel.recorder.field.FieldKind;
import io.spandrel.recorder.field.FieldValues;

/**
 * How an event's bytes become {@link FieldValues}: one step for each of its fields, in the file's
 * order, as {@code jdk.jfr.internal.consumer.ParserFactory} reads each type.
 */
final class EventLayout {
  /** One field. */
  private enum Step {
    NUMBER,
    INT,
    ONE_BYTE,
    FOUR_BYTES,
    EIGHT_BYTES,
    TEXT
  }

  private static final int NOWHERE = -1;

  private final Step[] steps;
  private final int[] places;

  private EventLayout(Step[] steps, int[] places) {
    this.steps = steps;
    this.places = places;
  }

  /**
   * For the fields behind the event's times.
   *
   * @throws UnexpectedBytesException when a field that is wanted is missing or declared otherwise
   */
  static EventLayout of(DeclaredType type, DeclaredTypes types, int times, FieldValues wanted)
      throws UnexpectedBytesException {
    int count = type.fields().size() - times;
    Step[] steps = new Step[count];
    int[] places = new int[count];
    int placed = 0;
    for (int i = 0; i < count; i++) {
      TypeField field = type.fields().get(times + i);
      DeclaredType of = types.get(field.type());
      EventField own = wanted(wanted, field.name());
      if (of == null || own != null && !isAsDeclared(field, of, own)) {
        throw new UnexpectedBytesException(type.name() + "." + field.name() + " is another");
      }
      steps[i] = own != null && own.kind() == FieldKind.INT ? Step.INT : step(field, of);
      places[i] = own == null ? NOWHERE : own.ordinal();
      placed += own == null ? 0 : 1;
    }
    if (placed != wanted.fields().size()) {
      throw new UnexpectedBytesException(type.name() + " lacks a field");
    }
    return new EventLayout(steps, places);
  }

  private static EventField wanted(FieldValues wanted, String name) {
    for (EventField field : wanted.fields()) {
      if (field.fieldName().equals(name)) {
        return field;
      }
    }
    return null;
  }

  private static boolean isAsDeclared(TypeField field, DeclaredType of, EventField own) {
    return !field.constant() && !field.array() && of.name().equals(own.kind().typeName());
  }

  private static Step step(TypeField field, DeclaredType of) throws UnexpectedBytesException {
    if (field.array()) {
      throw new UnexpectedBytesException(field.name() + " is an array");
    }
    if (field.constant()) {
      return Step.NUMBER;
    }
    return switch (of.name()) {
      case "long", "int", "short", "char" -> Step.NUMBER;
      case "boolean", "byte" -> Step.ONE_BYTE;
      case "float" -> Step.FOUR_BYTES;
      case "double" -> Step.EIGHT_BYTES;
      case "java.lang.String" -> Step.TEXT;
      default -> throw new UnexpectedBytesException(field.name() + " is a " + of.name());
    };
  }

  /** The event's times have been read, and all of its bytes are in memory. */
  void read(ChunkBytes bytes, TextReader texts, ConstantTexts constants, FieldValues values)
      throws UnexpectedBytesException {
    for (int i = 0; i < steps.length; i++) {
      int place = places[i];
      if (steps[i] == Step.NUMBER) {
        set(values, place, bytes.number());
        continue;
      }
      switch (steps[i]) {
        case INT -> set(values, place, (int) bytes.number());
        case ONE_BYTE -> set(values, place, bytes.raw());
        case FOUR_BYTES -> bytes.skip(Float.BYTES);
        case EIGHT_BYTES -> bytes.skip(Double.BYTES);
        default -> {
          if (place == NOWHERE) {
            texts.skip(bytes);
          } else {
            values.setText(place, texts.read(bytes, constants, values.text(place)));
          }
        }
      }
    }
    bytes.check();
  }

  private static void set(FieldValues values, int place, long number) {
    if (place != NOWHERE) {
      values.setNumber(place, number);
    }
  }
}
