package io.spandrel.recorder.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventQueueTest {
  private final EventQueue queue = new EventQueue();

  private static TimedEvent event(Object decoded, long end) {
    return new TimedEvent(null, decoded, end);
  }

  private List<TimedEvent> all() {
    queue.sort();
    return queue.range(0, queue.size());
  }

  @Test
  void eventsThatEndedTogether_leaveAsTheyCame() {
    queue.add(event("a", 5));
    queue.add(event("b", 3));
    queue.add(event("c", 5));
    queue.sort();
    queue.add(event("d", 3));
    queue.add(event("e", 5));
    assertThat(all()).extracting(TimedEvent::decoded).containsExactly("b", "d", "a", "c", "e");
  }

  @Test
  void timesTooFarApartForOneNumber_areSortedToo() {
    queue.add(event("late", Long.MAX_VALUE));
    queue.add(event("middle", 0));
    queue.add(event("early", Long.MIN_VALUE));
    assertThat(all()).extracting(TimedEvent::decoded).containsExactly("early", "middle", "late");
  }

  /** As a large chunk leaves: whenever so many are there, the older half. */
  @Test
  void halfAfterHalf_leavesAsAStableSortWouldHaveIt() {
    Random random = new Random(11);
    List<TimedEvent> plain = new ArrayList<>();
    List<TimedEvent> left = new ArrayList<>();
    List<TimedEvent> expected = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      TimedEvent event = event(i, 1_700_000_000_000_000_000L + i * 10L + random.nextInt(3_000));
      queue.add(event);
      plain.add(event);
      if (queue.size() == 3_000) {
        queue.sort();
        left.addAll(queue.range(0, 1_500));
        queue.remove(1_500);
        plain.sort(Comparator.comparingLong(TimedEvent::endJfrNanos));
        expected.addAll(plain.subList(0, 1_500));
        plain = new ArrayList<>(plain.subList(1_500, plain.size()));
      }
    }
    left.addAll(all());
    plain.sort(Comparator.comparingLong(TimedEvent::endJfrNanos));
    expected.addAll(plain);
    assertThat(left).isEqualTo(expected);
  }

  @Test
  void clearedQueue_isEmpty() {
    queue.add(event("a", 5));
    queue.sort();
    queue.clear();
    assertThat(all()).isEmpty();
  }
}
