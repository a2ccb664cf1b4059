package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.ThreadGroupRow;
import io.spandrel.cli.report.model.ThreadRow;
import io.spandrel.cli.report.sample.TracerThreads;
import io.spandrel.cli.view.Durations;
import java.util.Comparator;
import java.util.List;

/** Threads by groups of like names, and the busiest of all. */
final class ThreadsSection {

  private static final int MAX_GROUPS = 15;
  private static final int MAX_THREADS = 10;
  private static final int CAUSES = 4;
  private static final double IMBALANCE_SHOWN = 0.2;
  private static final String NUMBERS = "%7s %9s %9s";

  private ThreadsSection() {}

  static void write(List<ThreadGroupRow> groups, List<ThreadRow> threads, Page page) {
    if (groups.isEmpty()) {
      return;
    }
    boolean queued = threads.stream().anyMatch(thread -> thread.runnableNanos() > 0);
    boolean counted = threads.stream().anyMatch(thread -> thread.runningNanos() > 0);
    page.heading("Threads by name", NUMBERS.formatted("threads", "running", "runnable"));
    List<ThreadGroupRow> shown =
        groups.stream()
            .sorted(
                Comparator.comparingLong(ThreadsSection::activity)
                    .thenComparingLong(group -> group.states().sumNanos())
                    .reversed())
            .limit(MAX_GROUPS)
            .toList();
    shown.forEach(group -> write(group, counted, queued, page));
    if (groups.size() > shown.size()) {
      page.line("  and %s".formatted(Amounts.plural(groups.size() - shown.size(), "other group")));
    }
    if (!counted) {
      return;
    }
    page.heading("Busiest threads", NUMBERS.formatted("", "running", "runnable"));
    threads.stream()
        .filter(thread -> thread.runningNanos() > 0)
        .filter(thread -> !thread.group().equals(TracerThreads.GROUP))
        .limit(MAX_THREADS)
        .forEach(thread -> write(thread, queued, page));
  }

  private static long activity(ThreadGroupRow group) {
    return group.runningNanos() + group.runnableNanos();
  }

  private static void write(ThreadGroupRow group, boolean counted, boolean queued, Page page) {
    String name = group.virtual() ? group.name() + " (virtual)" : group.name();
    page.row(
        name,
        NUMBERS.formatted(
            group.virtual() ? "" : Amounts.count(group.members()),
            counted ? Durations.format(group.runningNanos()) : "-",
            queued ? Durations.format(group.runnableNanos()) : "-"));
    causes(StateWords.nanos(group.states(), CAUSES), page);
    if (group.members() > 1
        && group.imbalance() >= IMBALANCE_SHOWN
        && !group.name().equals(TracerThreads.GROUP)) {
      page.paragraph(
          "    ",
          "uneven: %s ran %s, %s of the work would have to move"
              .formatted(
                  group.busiest(),
                  Durations.format(group.busiestNanos()),
                  Amounts.percent(group.imbalance())),
          page.style()::faint);
    }
  }

  private static void write(ThreadRow thread, boolean queued, Page page) {
    page.row(
        thread.name(),
        NUMBERS.formatted(
            "",
            Durations.format(thread.runningNanos()),
            queued ? Durations.format(thread.runnableNanos()) : "-"));
    causes(StateWords.nanos(thread.states(), CAUSES), page);
  }

  private static void causes(String causes, Page page) {
    if (!causes.isEmpty()) {
      page.paragraph("    ", causes, line -> StateWords.paint(page.style(), line));
    }
  }
}
