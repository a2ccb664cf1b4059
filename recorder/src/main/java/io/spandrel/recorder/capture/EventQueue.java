package io.spandrel.recorder.capture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Events that wait for earlier ones: they come in the order of the file and leave in the order of
 * their ends, those that ended together as they came. What has been sorted once is only merged
 * later. For one thread.
 */
final class EventQueue {
  private static final int LEAST = 1 << 10;

  private TimedEvent[] events = new TimedEvent[LEAST];
  private int count;

  /** So many at the front are in order. */
  private int sorted;

  void add(TimedEvent event) {
    if (count == events.length) {
      events = Arrays.copyOf(events, 2 * count);
    }
    events[count++] = event;
  }

  int size() {
    return count;
  }

  void sort() {
    TimedEvent[] added = sorted(Arrays.copyOfRange(events, sorted, count));
    // From behind, so that no place is written before it was read.
    int old = sorted - 1;
    int place = count - 1;
    for (int next = added.length - 1; next >= 0; place--) {
      boolean later = old >= 0 && events[old].endJfrNanos() > added[next].endJfrNanos();
      events[place] = later ? events[old--] : added[next--];
    }
    sorted = count;
  }

  /** By numbers made of the time and the place, as long as both fit: no object is looked at. */
  private static TimedEvent[] sorted(TimedEvent[] events) {
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (TimedEvent event : events) {
      earliest = Math.min(earliest, event.endJfrNanos());
      latest = Math.max(latest, event.endJfrNanos());
    }
    int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(events.length);
    long span = latest - earliest;
    if (span < 0 || span >= Long.MAX_VALUE >> placeBits) {
      Arrays.sort(events, Comparator.comparingLong(TimedEvent::endJfrNanos));
      return events;
    }
    long[] keys = new long[events.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = events[i].endJfrNanos() - earliest << placeBits | i;
    }
    Arrays.sort(keys);
    TimedEvent[] inOrder = new TimedEvent[events.length];
    for (int i = 0; i < keys.length; i++) {
      inOrder[i] = events[(int) (keys[i] & (1L << placeBits) - 1)];
    }
    return inOrder;
  }

  /** Some of those that have been sorted. */
  List<TimedEvent> range(int from, int to) {
    return Arrays.asList(Arrays.copyOfRange(events, from, to));
  }

  /** The first so many leave. */
  void remove(int first) {
    System.arraycopy(events, first, events, 0, count - first);
    Arrays.fill(events, count - first, count, null);
    count -= first;
    sorted = Math.max(0, sorted - first);
  }

  void clear() {
    events = new TimedEvent[LEAST];
    count = 0;
    sorted = 0;
  }
}
