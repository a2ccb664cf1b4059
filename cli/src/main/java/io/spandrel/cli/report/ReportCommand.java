package io.spandrel.cli.report;

import io.spandrel.cli.Console;
import io.spandrel.cli.file.GivenName;
import io.spandrel.cli.file.RecordingFile;
import io.spandrel.cli.report.collect.ReportFilter;
import io.spandrel.cli.report.collect.SeenNames;
import io.spandrel.cli.report.findings.Findings;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.report.read.CaptureReader;
import io.spandrel.cli.report.render.ReportJson;
import io.spandrel.cli.report.render.ReportText;
import io.spandrel.cli.run.HelpOption;
import io.spandrel.exporter.capture.UnreadableCaptureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
          + " with the extension.",
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

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description = "Only tasks of this name and what is in them.")
  private String task = "";

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description = "Only regions of this name and what is in them.")
  private String region = "";

  @Option(
      names = "--trace",
      paramLabel = "ID",
      description = "Only this trace; the first digits will do.")
  private String trace = "";

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
    ReportFilter filter = new ReportFilter(task, region, trace.toLowerCase(Locale.ROOT));
    CaptureReader.Result result = read(filter);
    checkNames(filter, result.seen());
    Report report = result.report();
    report = report.withFindings(Findings.in(report, filter.isNone()));
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

  private void checkNames(ReportFilter filter, SeenNames seen) {
    GivenName.require("--task", filter.task(), "task", file, seen.tasks());
    GivenName.require("--region", filter.region(), "region", file, seen.regions());
    GivenName.requireTrace(filter.trace(), seen.traceSeen(), file, seen.slowestTraces());
  }
}
