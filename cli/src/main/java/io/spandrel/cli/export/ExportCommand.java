package io.spandrel.cli.export;

import io.spandrel.cli.Console;
import io.spandrel.cli.file.OutputFile;
import io.spandrel.cli.file.RecordingFile;
import io.spandrel.cli.launch.Backend;
import io.spandrel.cli.launch.UsageException;
import io.spandrel.cli.run.BackendOptions;
import io.spandrel.cli.run.HelpOption;
import io.spandrel.cli.run.SpanChoiceOptions;
import io.spandrel.cli.view.StatusLine;
import io.spandrel.exporter.capture.CaptureFacts;
import io.spandrel.exporter.capture.CaptureFile;
import io.spandrel.exporter.capture.UnreadableCaptureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spandrel export out.jfr}. */
@Command(
    name = "export",
    description = "Sends the spans of a capture to a backend, or writes them and its CPU profile.",
    footer = {
      "",
      "The spans are those that live export sends: same ids, breakdowns, waits and links. --task,"
          + " --region and --trace choose CPU samples by the spans around them.",
      "",
      "Exit codes: 0 done, 1 could not be sent or written, 2 wrong use or nothing to read."
    })
public final class ExportCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  private final Console console;
  private final Path workingDirectory;

  @Parameters(paramLabel = "FILE", description = "A capture, or any other JFR recording.")
  private String file;

  @Mixin private BackendOptions backendOptions;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write spans as OTLP-JSON, one request a line.")
  private String output;

  @Option(
      names = "--cpu",
      paramLabel = "FILE",
      description = "Write CPU samples: *.folded as collapsed stacks,%n*.pb.gz as pprof.")
  private String cpu;

  @Option(names = "--force", description = "Replace files that are there already.")
  private boolean force;

  @Mixin private SpanChoiceOptions choice;

  @Mixin private HelpOption help;

  public ExportCommand(Console console, Path workingDirectory) {
    this.console = console;
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Integer call() {
    RecordingFile recording = RecordingFile.find(workingDirectory, file);
    Optional<Backend> backend = backendOptions.backend();
    check(backend.isPresent());
    SampleFilter filter = new SampleFilter(choice.task(), choice.region(), choice.trace());
    CpuOutput format = cpu == null ? null : CpuOutput.of(cpu);
    try (OutputFile spans = open("-o", output, recording);
        OutputFile samples = open("--cpu", cpu, recording)) {
      return exportOrSay(recording, backend, spans, samples, format, filter);
    } catch (UnreadableCaptureException unreadable) {
      throw recording.unreadable(unreadable.getMessage());
    }
  }

  private int exportOrSay(
      RecordingFile recording,
      Optional<Backend> backend,
      OutputFile spans,
      OutputFile samples,
      CpuOutput format,
      SampleFilter filter)
      throws UnreadableCaptureException {
    try {
      export(recording, sinks(backend, spans), samples, format, filter);
      return DONE;
    } catch (ExportFailure failure) {
      console.say(failure.getMessage() + notWritten(failure, spans, samples));
      return FAILED;
    }
  }

  /** The wanted files that are not there either; a failed one is named by its failure. */
  private static String notWritten(ExportFailure failure, OutputFile... files) {
    String names =
        Stream.of(files)
            .filter(file -> file != null && !file.isKept() && !failure.isOf(file))
            .map(OutputFile::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : "; not written: " + names;
  }

  private void check(boolean toBackend) {
    if (!toBackend && output == null && cpu == null) {
      throw new UsageException(
          "nothing says where it should go: give --to URL, -o traces.jsonl or --cpu out.folded");
    }
    if (!toBackend && backendOptions.protocol().isPresent()) {
      throw new UsageException("--protocol is how spans are sent: give --to URL with it");
    }
    if (cpu == null && !choice.isNone()) {
      throw new UsageException(
          "--task, --region and --trace choose CPU samples: give --cpu FILE with them");
    }
    if (output != null && output.equals(cpu)) {
      throw new UsageException(
          "-o and --cpu both name '" + cpu + "': spans and samples need a file each");
    }
  }

  /** Null: no such file is wanted. */
  private OutputFile open(String option, String name, RecordingFile recording) {
    if (name == null) {
      return null;
    }
    try {
      Path target = workingDirectory.resolve(name);
      if (Files.exists(target) && Files.isSameFile(target, recording.path())) {
        throw new UsageException(
            option + " '" + name + "' is the capture itself: give another file to write");
      }
    } catch (IOException | InvalidPathException e) {
      // That is said when it is opened.
    }
    return OutputFile.open(workingDirectory, option, name, force);
  }

  private List<SpanSink> sinks(Optional<Backend> backend, OutputFile spans) {
    List<SpanSink> sinks = new ArrayList<>();
    backend.ifPresent(to ->
        sinks.add(OtlpSink.open(to, backendOptions.protocol().orElseGet(to::likelyProtocol))));
    if (spans != null) {
      sinks.add(JsonLinesSink.open(spans));
    }
    return sinks;
  }

  private void export(
      RecordingFile recording,
      List<SpanSink> sinks,
      OutputFile samples,
      CpuOutput format,
      SampleFilter filter)
      throws UnreadableCaptureException {
    SpanBatches spans = new SpanBatches(sinks);
    CpuProfile profile = samples == null ? null : new CpuProfile(filter);
    ExportListener listener = new ExportListener(spans, profile);
    StatusLine progress =
        StatusLine.start(console.err(), () -> "Reading " + file + ": " + listener.percent() + " %");
    CaptureFacts facts;
    try {
      facts = CaptureFile.read(recording.path(), listener);
      spans.flush();
      sinks.forEach(SpanSink::finish);
    } finally {
      progress.stop();
      sinks.forEach(SpanSink::close);
    }
    facts.damage().forEach(damage -> console.say(file + ": " + damage));
    sayWhatWasWritten(facts, sinks, spans.written());
    if (profile != null) {
      StackCounts stacks = profile.stacks();
      choice.requireIn(file, profile.tasks(), profile.regions(), profile.traceSeen(), List.of());
      format.write(samples, stacks, facts.start(), facts.durationNanos());
      console.say(stacks.samples() + " CPU samples written to " + cpu);
    }
  }

  private static String whyNone(CaptureFacts facts) {
    if (!facts.extension()) {
      return "Spandrel's extension was not in that JVM, or the recording did not ask for spans"
          + " (settings=spandrel.jfc)";
    }
    return facts.openAtEnd() > 0
        ? "none ended while it was recorded, and %d had not ended yet: record for longer"
            .formatted(facts.openAtEnd())
        : "none ended while it was recorded: record while the program does something that is"
            + " traced";
  }

  private void sayWhatWasWritten(CaptureFacts facts, List<SpanSink> sinks, long written) {
    if (!sinks.isEmpty() && facts.spans() == 0) {
      console.say("there are no spans in " + file + ": " + whyNone(facts));
    }
    for (SpanSink sink : sinks) {
      long waits = written - facts.spans();
      console.say(facts.spans() + " spans and " + waits + " wait spans written to " + sink.name());
    }
  }
}
