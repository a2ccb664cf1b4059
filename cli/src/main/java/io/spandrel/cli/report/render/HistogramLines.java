package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.TypeRow.Bucket;
import io.spandrel.cli.view.Durations;
import java.util.ArrayList;
import java.util.List;

/** How many took how long: a line a bucket, at most nine. */
final class HistogramLines {

  private static final int MAX_LINES = 9;
  private static final int BAR_COLUMNS = 40;

  private HistogramLines() {}

  static void write(List<Bucket> histogram, Page page) {
    List<Bucket> buckets = histogram;
    while (buckets.size() > MAX_LINES) {
      buckets = halved(buckets);
    }
    long most = buckets.stream().mapToLong(Bucket::count).max().orElse(0);
    for (Bucket bucket : buckets) {
      int filled = (int) Math.ceil((double) bucket.count() / Math.max(1, most) * BAR_COLUMNS);
      String mark = page.style().unicode() ? "\u2588" : "*";
      page.line(
          "    %10s |%s %s"
              .formatted(label(bucket), mark.repeat(filled), Amounts.count(bucket.count())));
    }
  }

  private static String label(Bucket bucket) {
    return bucket.leNanos() == Long.MAX_VALUE ? "more" : "to " + Durations.format(bucket.leNanos());
  }

  /** Two buckets at a time become one. */
  private static List<Bucket> halved(List<Bucket> buckets) {
    List<Bucket> merged = new ArrayList<>();
    int odd = buckets.size() % 2;
    if (odd == 1) {
      merged.add(buckets.get(0));
    }
    for (int i = odd; i < buckets.size(); i += 2) {
      merged.add(
          new Bucket(
              buckets.get(i + 1).leNanos(), buckets.get(i).count() + buckets.get(i + 1).count()));
    }
    return merged;
  }
}
