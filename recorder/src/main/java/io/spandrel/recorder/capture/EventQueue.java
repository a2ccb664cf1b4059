package io.spandrel.recorder.capture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Events that wait for earlier ones: they come in the order of the file and leave in the order of
 * their ends, those that ended together as they came. What has been sorted once is only merged
 * later. For one thread.
 */
final class EventQueue {
  private static final int LEAST = 1 << 10;

  private TimedEvent[] events = new TimedEvent[LEAST];

  /** When each ended: to look into the events would cost more than the sorting. */
  private long[] ends = new long[LEAST];

  private int count;

  /** So many at the front are in order. */
  private int sorted;

  void add(TimedEvent event) {
    if (count == events.length) {
      events = Arrays.copyOf(events, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    events[count] = event;
    ends[count++] = event.endJfrNanos();
  }

  int size() {
    return count;
  }

  void sort() {
    int[] order = added();
    TimedEvent[] addedEvents = new TimedEvent[order.length];
    long[] addedEnds = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      addedEvents[i] = events[sorted + order[i]];
      addedEnds[i] = ends[sorted + order[i]];
    }
    // From behind, so that no place is written before it was read.
    int old = sorted - 1;
    int place = count - 1;
    for (int next = order.length - 1; next >= 0; place--) {
      if (old >= 0 && ends[old] > addedEnds[next]) {
        events[place] = events[old];
        ends[place] = ends[old--];
      } else {
        events[place] = addedEvents[next];
        ends[place] = addedEnds[next--];
      }
    }
    sorted = count;
  }

  /** The order of those behind the sorted ones, counted from there. */
  private int[] added() {
    int length = count - sorted;
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (int i = sorted; i < count; i++) {
      earliest = Math.min(earliest, ends[i]);
      latest = Math.max(latest, ends[i]);
    }
    int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(length);
    long span = latest - earliest;
    if (span < 0 || span >= Long.MAX_VALUE >> placeBits) {
      int from = sorted;
      return IntStream.range(0, length)
          .boxed()
          .sorted(Comparator.comparingLong(i -> ends[from + i]))
          .mapToInt(i -> i)
          .toArray();
    }
    // Time and place in one number, as long as both fit.
    long[] keys = new long[length];
    for (int i = 0; i < length; i++) {
      keys[i] = ends[sorted + i] - earliest << placeBits | i;
    }
    Arrays.sort(keys);
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      order[i] = (int) (keys[i] & (1L << placeBits) - 1);
    }
    return order;
  }

  /** Some of those that have been sorted. */
  List<TimedEvent> range(int from, int to) {
    return Arrays.asList(Arrays.copyOfRange(events, from, to));
  }

  /** The first so many leave. */
  void remove(int first) {
    System.arraycopy(events, first, events, 0, count - first);
    System.arraycopy(ends, first, ends, 0, count - first);
    Arrays.fill(events, count - first, count, null);
    count -= first;
    sorted = Math.max(0, sorted - first);
  }

  void clear() {
    events = new TimedEvent[LEAST];
    ends = new long[LEAST];
    count = 0;
    sorted = 0;
  }
}
