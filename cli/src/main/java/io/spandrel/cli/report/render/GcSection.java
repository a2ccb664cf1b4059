package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.GcSummary;
import io.spandrel.cli.report.model.GcSummary.Hit;
import io.spandrel.cli.report.model.RecordingInfo;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.view.Durations;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The collector, beside what made it run. */
final class GcSection {

  private static final int MAX_TASKS = 5;
  private static final double SECOND = 1e9;

  private GcSection() {}

  static void write(GcSummary gc, List<TypeRow> tasks, RecordingInfo recording, Page page) {
    page.heading("Garbage collection", "");
    double seconds = Math.max(1e-9, recording.durationNanos() / SECOND);
    if (gc.collections() == 0) {
      page.line("  none");
      return;
    }
    String allocated =
        gc.allocatedBytes() > 0
            ? ", beside " + Amounts.bytes(gc.allocatedBytes() / seconds) + "/s allocated"
            : "";
    page.paragraph(
        "  ",
        String.format(
            Locale.ROOT,
            "%s (%s), %.1f a second%s",
            Amounts.plural(gc.collections(), "collection"),
            names(gc),
            gc.collections() / seconds,
            allocated));
    page.paragraph(
        "  ",
        "%s: %s in all (%s of the time), longest %s; %s of work beside the program"
            .formatted(
                Amounts.plural(gc.pauses(), "pause"),
                Durations.format(gc.pauseTotalNanos()),
                Amounts.percent(gc.pauseTotalNanos(), recording.durationNanos()),
                Durations.format(gc.pauseMaxNanos()),
                Durations.format(gc.concurrentNanos())));
    gc.tasks().stream().limit(MAX_TASKS).forEach(hit -> write(hit, tasks, page));
    if (gc.tasks().size() > MAX_TASKS) {
      page.line("  and %s".formatted(Amounts.plural(gc.tasks().size() - MAX_TASKS, "other name")));
    }
  }

  private static String names(GcSummary gc) {
    return gc.collectionsByName().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> entry.getKey() + " " + Amounts.count(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static void write(Hit hit, List<TypeRow> tasks, Page page) {
    String of =
        tasks.stream()
            .filter(task -> task.name().equals(hit.name()))
            .map(task -> " of " + Amounts.count(task.count()))
            .findFirst()
            .orElse("");
    page.paragraph(
        "  ",
        "hit %s: %s%s, %s of pauses in all"
            .formatted(
                hit.name(), Amounts.count(hit.hit()), of, Durations.format(hit.pauseNanos())));
  }
}
