package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.TypeRow.Bucket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts durations between round numbers: 1, 2, 5, 10, 20, 50 ... from a microsecond up. */
final class DurationBuckets {

  private static final long[] BOUNDS = bounds();

  private final long[] counts = new long[BOUNDS.length];

  private static long[] bounds() {
    List<Long> bounds = new ArrayList<>();
    for (long power = 1_000; power <= 1_000_000_000_000_000L; power *= 10) {
      bounds.addAll(List.of(power, 2 * power, 5 * power));
    }
    bounds.add(Long.MAX_VALUE);
    return bounds.stream().mapToLong(Long::longValue).toArray();
  }

  void add(long nanos) {
    int found = Arrays.binarySearch(BOUNDS, nanos);
    counts[found >= 0 ? found : -found - 1]++;
  }

  /** From the first that is not empty to the last. */
  List<Bucket> buckets() {
    int first = 0;
    int last = counts.length - 1;
    while (first < counts.length && counts[first] == 0) {
      first++;
    }
    while (last >= first && counts[last] == 0) {
      last--;
    }
    List<Bucket> buckets = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      buckets.add(new Bucket(BOUNDS[i], counts[i]));
    }
    return buckets;
  }
}
