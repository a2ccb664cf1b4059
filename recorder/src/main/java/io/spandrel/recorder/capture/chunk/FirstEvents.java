package io.spandrel.recorder.capture.chunk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;

/**
 * The events of one type that are the first in their chunk to name some constants: a thread, a
 * stack, a class. Of these types all that matters stands in the constants and the times, so what
 * the JDK's parser makes of the first serves for all that are like it: a thread that waits at one
 * place for one thing writes the same but for the time, over and over. For one thread.
 */
final class FirstEvents {
  /** What else they have (an address, a limit of time) nobody asks for. */
  private static final Set<String> TYPES =
      Set.of("jdk.ThreadPark", "jdk.ThreadSleep", "jdk.JavaMonitorEnter", "jdk.JavaMonitorWait");

  /** What a field behind the times is. */
  enum Step {
    CONSTANT,
    NUMBER,
    ONE_BYTE
  }

  /** Thread, stack, class, and the thread before. */
  private static final int MOST_CONSTANTS = 4;

  /** So many different ones of a type; those beyond are read one by one. */
  private static final int MOST = 1 << 14;

  private static final int LEAST = 1 << 6;

  private final Step[] steps;
  private final int most;
  private final long[] wanted = new long[MOST_CONSTANTS];
  private long[] constants = new long[LEAST * MOST_CONSTANTS];
  private RecordedEvent[] events = new RecordedEvent[LEAST];

  /** Places from 1 by the hash of their constants; 0 marks a free one. */
  private int[] table = new int[2 * LEAST];

  private int size;

  /**
   * @param steps of the fields behind the times
   */
  FirstEvents(List<Step> steps, int most) {
    this.steps = steps.toArray(Step[]::new);
    this.most = most;
  }

  /**
   * Null: events of this type are read one by one.
   *
   * @param times so many numbers at the front are its times
   */
  static FirstEvents of(DeclaredType type, DeclaredTypes types, int times) {
    if (!TYPES.contains(type.name())) {
      return null;
    }
    List<Step> steps = new ArrayList<>();
    for (TypeField field : type.fields().subList(times, type.fields().size())) {
      Step step = step(field, types.get(field.type()));
      if (step == null) {
        return null;
      }
      steps.add(step);
    }
    return Collections.frequency(steps, Step.CONSTANT) > MOST_CONSTANTS
        ? null
        : new FirstEvents(steps, MOST);
  }

  /** Null: a field that these events don't have in the JDKs known. */
  private static Step step(TypeField field, DeclaredType type) {
    if (type == null || field.array()) {
      return null;
    }
    if (field.constant()) {
      return Step.CONSTANT;
    }
    return switch (type.name()) {
      case "long", "int", "short", "char" -> Step.NUMBER;
      case "boolean", "byte" -> Step.ONE_BYTE;
      default -> null;
    };
  }

  /**
   * Whether the JDK's parser has to see this event: it is the first of its kind, or there are too
   * many kinds. Its times have been read.
   */
  boolean add(ChunkBytes bytes) throws UnexpectedBytesException {
    read(bytes);
    int at = find(wanted, 0);
    if (table[at] != 0) {
      return false;
    }
    if (size == most) {
      return true;
    }
    makeRoom();
    System.arraycopy(wanted, 0, constants, size * MOST_CONSTANTS, MOST_CONSTANTS);
    table[find(wanted, 0)] = ++size;
    return true;
  }

  /**
   * Its place among the first ones, when all of them have been added; its times have been read.
   *
   * @return negative: it has none, and is read by the JDK's parser as all of its kind are
   */
  int place(ChunkBytes bytes) throws UnexpectedBytesException {
    read(bytes);
    return table[find(wanted, 0)] - 1;
  }

  /** Null: this is the first one, which {@link #keep} has to be told. */
  RecordedEvent event(int place) {
    return events[place];
  }

  void keep(int place, RecordedEvent event) {
    events[place] = event;
  }

  private void read(ChunkBytes bytes) throws UnexpectedBytesException {
    int constant = 0;
    Arrays.fill(wanted, 0);
    for (Step step : steps) {
      switch (step) {
        case CONSTANT -> wanted[constant++] = bytes.number();
        case NUMBER -> bytes.number();
        case ONE_BYTE -> bytes.raw();
      }
    }
    bytes.check();
  }

  /** Where these are in the table, or would be: so many numbers from there on. */
  private int find(long[] numbers, int from) {
    int mask = table.length - 1;
    int at = hash(numbers, from) & mask;
    while (table[at] != 0 && !isAt(table[at] - 1, numbers, from)) {
      at = at + 1 & mask;
    }
    return at;
  }

  private boolean isAt(int place, long[] numbers, int from) {
    int own = place * MOST_CONSTANTS;
    return Arrays.equals(
        numbers, from, from + MOST_CONSTANTS, constants, own, own + MOST_CONSTANTS);
  }

  private static int hash(long[] numbers, int from) {
    long hash = 0;
    for (int i = from; i < from + MOST_CONSTANTS; i++) {
      hash = (hash ^ numbers[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }

  private void makeRoom() {
    if (size < events.length) {
      return;
    }
    constants = Arrays.copyOf(constants, 2 * constants.length);
    events = Arrays.copyOf(events, 2 * events.length);
    table = new int[2 * table.length];
    for (int place = 0; place < size; place++) {
      table[find(constants, place * MOST_CONSTANTS)] = place + 1;
    }
  }
}
