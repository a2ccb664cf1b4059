package io.spandrel.cli.report.findings;

import io.spandrel.cli.report.model.Finding;
import io.spandrel.cli.report.model.Report;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rules. */
public final class Findings {

  private static final List<Rule> RULES =
      List.of(
          new LockContention(),
          new QueueContention(),
          new RunnableSpike(),
          new BlockedByGc(),
          new SlowNetwork(),
          new SleepInTask());

  /** These speak of the process, which a filter does not narrow. */
  private static final List<Rule> PROCESS_RULES = List.of(new Imbalance());

  private Findings() {}

  /** The same for regions of any name. */
  public static List<Finding> in(Report report, boolean wholeProcess) {
    return in(report, wholeProcess, "");
  }

  /**
   * What is found in a report: most severe first, those of one kind together, then by share.
   *
   * @param wholeProcess false if the report was limited to some tasks, regions or a trace
   * @param region not empty: only what is found in regions of this name
   */
  public static List<Finding> in(Report report, boolean wholeProcess, String region) {
    Stream<Rule> rules =
        wholeProcess ? Stream.concat(RULES.stream(), PROCESS_RULES.stream()) : RULES.stream();
    return rules
        .flatMap(rule -> rule.find(report).stream())
        .filter(finding -> wholeProcess || !finding.place().task().isEmpty())
        .filter(finding -> region.isEmpty() || finding.place().region().equals(region))
        .sorted(
            Comparator.comparing(Finding::severity)
                .reversed()
                .thenComparing(Finding::id)
                .thenComparing(Comparator.comparingDouble(Finding::share).reversed())
                .thenComparing(Finding::evidence))
        .toList();
  }
}
