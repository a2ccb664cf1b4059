package io.spandrel.cli.report;

import io.spandrel.cli.Console;
import io.spandrel.cli.file.RecordingFile;
import io.spandrel.cli.report.collect.ReportFilter;
import io.spandrel.cli.report.collect.SeenNames;
import io.spandrel.cli.report.findings.Findings;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.read.CaptureReader;
import io.spandrel.cli.report.render.ReportJson;
import io.spandrel.cli.report.render.ReportText;
import io.spandrel.cli.run.HelpOption;
import io.spandrel.cli.run.SpanChoiceOptions;
import io.spandrel.exporter.capture.UnreadableCaptureException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spandrel report out.jfr} */
@Command(
    name = "report",
    description = "Says what a recording shows: where tasks and threads spent their time.",
    footer = {
      "",
      "Any JFR recording will do; spans are in those made with spandrel.jfc of a program that runs"
          + " with the extension. With --region, tasks are left out, and what is in regions inside of"
          + " it counts to it.",
      "",
      "Exit code: 0, 1 if --fail-on found something, 2 if nothing could be read."
    })
public final class ReportCommand implements Callable<Integer> {

  private static final int DONE = 0;
  private static final int FOUND = 1;

  private final Console console;
  private final Path workingDirectory;

  @Parameters(arity = "1", paramLabel = "FILE", description = "The recording, such as out.jfr.")
  private String file;

  @Mixin private SpanChoiceOptions choice;

  @Option(names = "--json", description = "Write one JSON object, for scripts.")
  private boolean json;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Exit with 1 if something at least so severe%nis found: ${COMPLETION-CANDIDATES}.")
  private FailOn failOn;

  @Mixin private HelpOption help;

  public ReportCommand(Console console, Path workingDirectory) {
    this.console = console;
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Integer call() {
    ReportFilter filter = new ReportFilter(choice.task(), choice.region(), choice.trace());
    CaptureReader.Result result = read(filter);
    SeenNames seen = result.seen();
    choice.requireIn(file, seen.tasks(), seen.regions(), seen.traceSeen(), seen.slowestTraces());
    Report report = result.report();
    report = report.withFindings(Findings.in(report, filter.isNone(), filter.region()));
    if (!filter.region().isEmpty()) {
      report = report.withoutTasks();
    }
    if (json) {
      Console.print(console.out(), List.of(ReportJson.text(report)));
    } else {
      ReportText text = new ReportText(console.out().style());
      Console.print(console.out(), text.lines(report, filter.isNone()));
    }
    boolean failed =
        failOn != null
            && report.findings().stream()
                .anyMatch(finding -> failOn.isReachedBy(finding.severity()));
    return failed ? FOUND : DONE;
  }

  private CaptureReader.Result read(ReportFilter filter) {
    RecordingFile recording = RecordingFile.find(workingDirectory, file);
    ReadingProgress progress = new ReadingProgress(console.err());
    try {
      return new CaptureReader(filter, progress).read(recording.path(), file);
    } catch (UnreadableCaptureException e) {
      throw recording.unreadable(e.getMessage());
    } finally {
      progress.stop();
    }
  }
}
