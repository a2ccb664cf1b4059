package io.spandrel.cli.export;

import io.spandrel.cli.Console;
import io.spandrel.cli.launch.Backend;
import io.spandrel.cli.launch.OtlpProtocol;
import io.spandrel.cli.launch.UsageException;
import io.spandrel.cli.run.HelpOption;
import io.spandrel.cli.run.ProtocolConverter;
import io.spandrel.cli.view.StatusLine;
import io.spandrel.exporter.capture.CaptureFacts;
import io.spandrel.exporter.capture.CaptureFile;
import io.spandrel.exporter.capture.UnreadableCaptureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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

  @Parameters(paramLabel = "FILE", description = "A capture, or any other JFR recording.")
  private Path file;

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "Send spans to this OTLP endpoint,%nsuch as http://localhost:4318.")
  private String to;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      converter = ProtocolConverter.class,
      description = "grpc or http/protobuf (default: http/protobuf; to port 4317: grpc).")
  private OtlpProtocol protocol;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write spans as OTLP-JSON, one request a line.")
  private Path output;

  @Option(
      names = "--cpu",
      paramLabel = "FILE",
      description = "Write CPU samples: *.folded as collapsed stacks, *.pb.gz as pprof.")
  private Path cpu;

  @Option(names = "--task", paramLabel = "NAME", description = "Only samples in this task.")
  private String task;

  @Option(names = "--region", paramLabel = "NAME", description = "Only samples in this region.")
  private String region;

  @Option(names = "--trace", paramLabel = "ID", description = "Only samples in this trace.")
  private String trace;

  @Mixin private HelpOption help;

  public ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CpuOutput format = check();
    List<SpanSink> sinks = new ArrayList<>();
    try {
      open(sinks);
      export(sinks, format);
      return DONE;
    } catch (ExportFailure failure) {
      console.say(failure.getMessage());
      return FAILED;
    } catch (UnreadableCaptureException unreadable) {
      throw new UsageException(unreadable.getMessage());
    }
  }

  /** Null: no samples are wanted. */
  private CpuOutput check() {
    if (to == null && output == null && cpu == null) {
      throw new UsageException(
          "nothing says where it should go: give --to URL, -o traces.jsonl or --cpu out.folded");
    }
    if (to == null && protocol != null) {
      throw new UsageException("--protocol is how spans are sent: give --to URL with it");
    }
    if (cpu == null && (task != null || region != null || trace != null)) {
      throw new UsageException(
          "--task, --region and --trace choose CPU samples: give --cpu FILE with them");
    }
    if (trace != null && !trace.matches("[0-9a-fA-F]{32}")) {
      throw new UsageException("--trace '" + trace + "' is no trace id: give its 32 hex digits");
    }
    checkNotInput(output);
    checkNotInput(cpu);
    return cpu == null ? null : CpuOutput.of(cpu);
  }

  private void checkNotInput(Path target) {
    try {
      if (target != null && Files.exists(target) && Files.isSameFile(target, file)) {
        throw new UsageException(target + " is the capture itself: give another file to write");
      }
    } catch (IOException e) {
      // One of them is not there: that is said when it is opened.
    }
  }

  private void open(List<SpanSink> sinks) throws UnreadableCaptureException {
    Backend backend = to == null ? null : Backend.parse(to);
    if (!Files.isRegularFile(file)) {
      // Before a file to write is begun.
      throw new UnreadableCaptureException("there is no file " + file);
    }
    if (backend != null) {
      sinks.add(OtlpSink.open(backend, protocol == null ? backend.likelyProtocol() : protocol));
    }
    if (output != null) {
      sinks.add(JsonLinesSink.open(output));
    }
  }

  private void export(List<SpanSink> sinks, CpuOutput format) throws UnreadableCaptureException {
    SpanBatches spans = new SpanBatches(sinks);
    String id = trace == null ? null : trace.toLowerCase(Locale.ROOT);
    CpuProfile profile = cpu == null ? null : new CpuProfile(new SampleFilter(task, region, id));
    ExportListener listener = new ExportListener(spans, profile);
    StatusLine progress =
        StatusLine.start(console.err(), () -> "Reading " + file + ": " + listener.percent() + " %");
    CaptureFacts facts;
    try {
      facts = CaptureFile.read(file, listener);
      spans.flush();
    } finally {
      progress.stop();
      sinks.forEach(SpanSink::close);
    }
    facts.damage().forEach(damage -> console.say(file + ": " + damage));
    sayWhatWasWritten(facts, sinks, spans.written());
    if (profile != null) {
      StackCounts stacks = profile.stacks();
      format.write(cpu, stacks, facts.start(), facts.durationNanos());
      console.say(stacks.samples() + " CPU samples written to " + cpu);
    }
  }

  private void sayWhatWasWritten(CaptureFacts facts, List<SpanSink> sinks, long written) {
    if (!sinks.isEmpty() && !facts.extension()) {
      console.say(
          "there are no spans in "
              + file
              + ": Spandrel's extension was not in that JVM, or the recording did not ask for"
              + " spans (settings=spandrel.jfc)");
    }
    for (SpanSink sink : sinks) {
      long waits = written - facts.spans();
      console.say(facts.spans() + " spans and " + waits + " wait spans written to " + sink.name());
    }
  }
}
