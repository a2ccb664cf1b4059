package io.spandrel.recorder.timeline;

import io.spandrel.recorder.breakdown.Reading;
import java.util.ArrayList;
import java.util.List;

/** The counters of one thread as they were read, in the order of time, one for each moment. */
final class Readings {
  private static final int MOST = 8_192;

  private List<Reading> readings = new ArrayList<>();

  void add(Reading reading) {
    int at = firstAtOrAfter(reading.nanos());
    if (at < readings.size() && readings.get(at).nanos() == reading.nanos()) {
      readings.set(at, reading);
      return;
    }
    readings.add(at, reading);
    if (readings.size() > MOST) {
      thin();
    }
  }

  /** Every second one of the older half goes: what lies between two others they tell as well. */
  private void thin() {
    List<Reading> kept = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      if (i >= MOST / 2 || i % 2 == 0) {
        kept.add(readings.get(i));
      }
    }
    readings = kept;
  }

  /** Forgets those before the moment, but for the last. */
  void forgetBefore(long nanos) {
    int last = lastAtOrBefore(nanos);
    if (last > 0) {
      readings.subList(0, last).clear();
    }
  }

  /** Those in the interval, and one on each side of it where there is one. */
  List<Reading> around(long from, long to) {
    int low = lastAtOrBefore(from);
    int high = firstAtOrAfter(to);
    return new ArrayList<>(readings.subList(Math.max(0, low), Math.min(readings.size(), high + 1)));
  }

  private int lastAtOrBefore(long nanos) {
    int next = firstAtOrAfter(nanos);
    return next < readings.size() && readings.get(next).nanos() == nanos ? next : next - 1;
  }

  private int firstAtOrAfter(long nanos) {
    int low = 0;
    int high = readings.size();
    // Nearly always asked for what came last.
    if (high > 0 && readings.get(high - 1).nanos() < nanos) {
      return high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (readings.get(middle).nanos() < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
