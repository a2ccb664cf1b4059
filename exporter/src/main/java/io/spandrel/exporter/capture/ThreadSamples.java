package io.spandrel.exporter.capture;

import java.util.Arrays;
import java.util.List;

/** The samples of one thread in the order of time, in which they come but for stragglers. */
final class ThreadSamples {
  private CpuSample[] samples = new CpuSample[4];
  private int from;
  private int to;

  /** Two of one moment are one: the later one counts. */
  void add(CpuSample sample) {
    int at = firstNotBefore(sample.nanos());
    if (at < to && samples[at].nanos() == sample.nanos()) {
      samples[at] = sample;
      return;
    }
    if (to == samples.length) {
      at -= from;
      makeRoom();
    }
    System.arraycopy(samples, at, samples, at + 1, to - at);
    samples[at] = sample;
    to++;
  }

  /**
   * Moves what there is to the front, of a larger array where it would stay more than half full.
   */
  private void makeRoom() {
    int size = to - from;
    int length = 2 * size > samples.length ? 2 * samples.length : samples.length;
    CpuSample[] moved = new CpuSample[length];
    System.arraycopy(samples, from, moved, 0, size);
    samples = moved;
    from = 0;
    to = size;
  }

  /** The oldest goes first as a rule, which costs nothing. */
  void remove(CpuSample sample) {
    int at = firstNotBefore(sample.nanos());
    if (at == to || samples[at].nanos() != sample.nanos()) {
      return;
    }
    if (at == from) {
      samples[from++] = null;
    } else {
      System.arraycopy(samples, at + 1, samples, at, to - at - 1);
      samples[--to] = null;
    }
  }

  boolean isEmpty() {
    return from == to;
  }

  /** Those from one moment to another, both included; a view until the next change. */
  List<CpuSample> between(long first, long last) {
    if (isEmpty() || first > last || samples[to - 1].nanos() < first) {
      return List.of();
    }
    int begin = firstNotBefore(first);
    int end = begin;
    while (end < to && samples[end].nanos() <= last) {
      end++;
    }
    return begin == end ? List.of() : Arrays.asList(samples).subList(begin, end);
  }

  private int firstNotBefore(long nanos) {
    if (from == to || samples[to - 1].nanos() < nanos) {
      return to;
    }
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (samples[middle].nanos() < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
