package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The closed scopes of one thread in the order of their ends, which is the order in which events
 * bring them but for a late one now and then. They are most of what a timeline keeps, so they are
 * numbers in one array.
 */
final class PastScopes {
  private static final int SPAN_ID = 0;
  private static final int START = 1;
  private static final int END = 2;
  private static final int NESTED_CHILD = 3;
  private static final int NESTED_OTHER = 4;
  private static final int TRACE_ID_HIGH = 5;
  private static final int TRACE_ID_LOW = 6;
  private static final int FIELDS = 7;
  private static final int FEW = 8;

  /** Where less than one in so many places is taken, room is given back. */
  private static final int SPARSE = 8;

  private long[] numbers = new long[FEW * FIELDS];
  private int first;
  private int size;

  /** What ends later than this after a moment began after it. */
  private final LongestKept longest = new LongestKept();

  void add(ClosedScope closed) {
    makeRoom();
    Scope scope = closed.scope();
    int at = size;
    while (at > 0 && end(at - 1) > scope.end()) {
      at--;
    }
    int to = (first + at) * FIELDS;
    System.arraycopy(numbers, to, numbers, to + FIELDS, (size - at) * FIELDS);
    numbers[to + SPAN_ID] = scope.spanId();
    numbers[to + START] = scope.start();
    numbers[to + END] = scope.end();
    numbers[to + NESTED_CHILD] = scope.nestedChildNanos();
    numbers[to + NESTED_OTHER] = scope.nestedOtherNanos();
    numbers[to + TRACE_ID_HIGH] = closed.traceIdHigh();
    numbers[to + TRACE_ID_LOW] = closed.traceIdLow();
    longest.added(at, scope.end() - scope.start());
    size++;
  }

  private void makeRoom() {
    int room = room();
    if (first + size == room) {
      moveToFront(size > room / 2 ? new long[numbers.length * 2] : numbers);
    }
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  long start(int index) {
    return numbers[(first + index) * FIELDS + START];
  }

  long end(int index) {
    return numbers[(first + index) * FIELDS + END];
  }

  private Scope scope(int index) {
    int at = (first + index) * FIELDS;
    return new Scope(
        numbers[at + SPAN_ID],
        numbers[at + START],
        numbers[at + END],
        numbers[at + NESTED_CHILD],
        numbers[at + NESTED_OTHER],
        false);
  }

  /** As one that may have held a lock. */
  Holder holder(int index) {
    int at = (first + index) * FIELDS;
    return new Holder(
        numbers[at + TRACE_ID_HIGH], numbers[at + TRACE_ID_LOW], numbers[at + SPAN_ID]);
  }

  void dropFirst(int count) {
    first += count;
    size -= count;
    longest.dropped(count, size);
    int room = room();
    if (size < room / SPARSE && room > FEW) {
      moveToFront(new long[Math.max(FEW, 2 * size) * FIELDS]);
    } else if (size == 0) {
      first = 0;
    }
  }

  /** It has room for so many. */
  int room() {
    return numbers.length / FIELDS;
  }

  private void moveToFront(long[] into) {
    System.arraycopy(numbers, first * FIELDS, into, 0, size * FIELDS);
    numbers = into;
    first = 0;
  }

  /** The index of the first that ends after the moment. */
  int firstAfter(long nanos) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (end(middle) <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** What lies in the interval whole, but for one that ends as it begins. */
  List<Scope> within(long from, long to) {
    List<Scope> found = new ArrayList<>(4);
    for (int i = firstAfter(from); i < size && end(i) <= to; i++) {
      if (start(i) >= from) {
        found.add(scope(i));
      }
    }
    return found;
  }

  /** The index of the one that covers the moment and began last; -1: none does. */
  int innermostAt(long nanos) {
    int innermost = -1;
    long most = longest.nanos();
    for (int i = firstAfter(nanos); i < size && end(i) - most <= nanos; i++) {
      if (start(i) <= nanos && (innermost < 0 || start(i) > start(innermost))) {
        innermost = i;
      }
    }
    return innermost;
  }
}
