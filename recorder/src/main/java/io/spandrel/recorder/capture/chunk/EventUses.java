package io.spandrel.recorder.capture.chunk;

import io.spandrel.recorder.ScopeEvent;
import io.spandrel.recorder.capture.SpanEvent;
import io.spandrel.recorder.field.FieldValues;
import java.io.IOException;
import java.util.Collection;
import java.util.function.Function;

/** What becomes of a chunk's events, by the number of their type. */
final class EventUses {
  private final EventUse[] places;
  private final boolean any;
  private final long textType;

  private EventUses(DeclaredTypes types, OwnDecoder decoder) throws UnexpectedBytesException {
    Collection<DeclaredType> all = types.all();
    places = new EventUse[Integer.highestOneBit(Math.max(1, all.size())) * 4];
    boolean decodes = false;
    for (DeclaredType type : all) {
      if (type.event()) {
        EventUse use = use(type, types, decoder);
        decodes |= use.isRead();
        put(use);
      }
    }
    any = decodes;
    textType = types.textType();
  }

  /**
   * @param metadata where the chunk's types are
   */
  static EventUses read(ChunkBytes bytes, long metadata, OwnDecoder decoder) throws IOException {
    return new EventUses(DeclaredTypes.read(bytes, metadata), decoder);
  }

  private static EventUse use(DeclaredType type, DeclaredTypes types, OwnDecoder decoder)
      throws UnexpectedBytesException {
    int times = type.hasField("duration") ? 2 : 1;
    if (type.fields().size() < times) {
      throw new UnexpectedBytesException(type.name() + " has no time");
    }
    return switch (type.name()) {
      case ScopeEvent.NAME -> own(type, types, times, FieldValues.ofScope(), decoder::scope);
      case SpanEvent.NAME ->
          decoder.wants(SpanEvent.NAME)
              ? EventUse.byJdk(type.id(), times)
              : own(type, types, times, FieldValues.ofSpan(), decoder::span);
      default -> {
        if (!isTime(type, types, times)) {
          yield EventUse.byJdk(type.id(), times);
        }
        yield decoder.wants(type.name())
            ? EventUse.byJdk(type.id(), times, FirstEvents.of(type, types, times))
            : EventUse.timeOf(type.id(), times);
      }
    };
  }

  private static EventUse own(
      DeclaredType type,
      DeclaredTypes types,
      int times,
      FieldValues values,
      Function<FieldValues, Object> decoder)
      throws UnexpectedBytesException {
    if (!isTime(type, types, times)) {
      throw new UnexpectedBytesException(type.name() + " does not begin with its time");
    }
    EventLayout layout = EventLayout.of(type, types, times, values);
    return EventUse.decoded(type.id(), times, layout, values, decoder);
  }

  private static boolean isTime(DeclaredType type, DeclaredTypes types, int times) {
    return isNumber(type.fields().get(0), "startTime", types)
        && (times < 2 || isNumber(type.fields().get(1), "duration", types));
  }

  private static boolean isNumber(TypeField field, String name, DeclaredTypes types) {
    DeclaredType of = types.get(field.type());
    return field.name().equals(name)
        && !field.array()
        && !field.constant()
        && of != null
        && of.name().equals("long");
  }

  private void put(EventUse use) {
    int place = place(use.type());
    while (places[place] != null) {
      place = place + 1 & places.length - 1;
    }
    places[place] = use;
  }

  private int place(long type) {
    return (int) (type ^ type >>> 32) & places.length - 1;
  }

  EventUse of(long type) {
    int place = place(type);
    while (places[place] != null) {
      if (places[place].type() == type) {
        return places[place];
      }
      place = place + 1 & places.length - 1;
    }
    return EventUse.NONE;
  }

  /** Whether the bytes of any event are read here. */
  boolean decodesAny() {
    return any;
  }

  /** The number of texts' type; -1: it is not declared. */
  long textType() {
    return textType;
  }
}
