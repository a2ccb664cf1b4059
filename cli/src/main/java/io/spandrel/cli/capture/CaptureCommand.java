package io.spandrel.cli.capture;

import io.spandrel.cli.Console;
import io.spandrel.cli.file.FileFailure;
import io.spandrel.cli.file.OutputFile;
import io.spandrel.cli.file.RecordingFile;
import io.spandrel.cli.launch.UsageException;
import io.spandrel.cli.run.HelpOption;
import io.spandrel.cli.view.StatusLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spandrel capture} */
@Command(
    name = "capture",
    description = "Records all that a running JVM does for some seconds, into a file.",
    footer = {
      "",
      "The program needs no preparation; with the Spandrel extension in it the file holds its spans"
          + " too. Ctrl-C ends the recording: of a process, what was recorded until then is saved.",
      "",
      "Exit code: 0 if the file was written, 1 if not, 2 if there was nothing to record."
    })
public final class CaptureCommand implements Callable<Integer> {

  private static final int MAX_SECONDS = 300;
  private static final int FAILED = 1;
  private static final String TOKEN_VARIABLE = "SPANDREL_CAPTURE_TOKEN";
  private static final double BYTES_PER_MEGABYTE = 1 << 20;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Console console;
  private final Map<String, String> environment;
  private final Path workingDirectory;

  @Parameters(
      paramLabel = "TARGET",
      description =
          "Process id, main class, jar (its name or any path to it), or the address of a capture"
              + " endpoint, such as http://127.0.0.1:7070.")
  private String target;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long, 1 to 300 (default: ${DEFAULT-VALUE}).")
  private int seconds = 10;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file (default: capture-TIME.jfr in this directory).")
  private String output;

  @Option(names = "--force", description = "Replace the file if it is there already.")
  private boolean force;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "The endpoint's token (default: $SPANDREL_CAPTURE_TOKEN).")
  private String token;

  @Mixin private HelpOption help;

  public CaptureCommand(Console console, Map<String, String> environment, Path workingDirectory) {
    this.console = console;
    this.environment = Map.copyOf(environment);
    this.workingDirectory = workingDirectory;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw new UsageException("--seconds '" + seconds + "' is not from 1 to " + MAX_SECONDS);
    }
    CaptureSource source = source(CaptureTarget.parse(target));
    String name = output == null ? "capture-" + TIME.format(LocalDateTime.now()) + ".jfr" : output;
    try (EarlyEnding ending = EarlyEnding.onSignal();
        OutputFile out = OutputFile.open(workingDirectory, "-o", name, force)) {
      return capture(source, out, ending);
    }
  }

  private CaptureSource source(CaptureTarget chosen) {
    Optional<String> given =
        Optional.ofNullable(token == null ? environment.get(TOKEN_VARIABLE) : token)
            .filter(value -> !value.isBlank());
    if (chosen instanceof CaptureTarget.Endpoint endpoint) {
      return new EndpointCapture(endpoint.base(), given);
    }
    if (token != null) {
      throw new UsageException("--token is for an endpoint, and '" + target + "' is none");
    }
    RunningJvms jvms = RunningJvms.find();
    RunningJvms.Jvm jvm =
        chosen instanceof CaptureTarget.MainClass named
            ? called(named.name(), jvms)
            : jvms.withPid(((CaptureTarget.Pid) chosen).pid());
    JavaProcess.require(jvm.pid(), jvms);
    return new AttachCapture(jvm);
  }

  private RunningJvms.Jvm called(String name, RunningJvms jvms) {
    RunningJvms.Jvm jvm = jvms.only(name, workingDirectory);
    if (!jvm.isCalled(name, workingDirectory)) {
      console.say("no JVM is called '" + name + "'; this one has that in its name: " + jvm);
    }
    return jvm;
  }

  private int capture(CaptureSource source, OutputFile out, EarlyEnding ending)
      throws InterruptedException {
    long start = System.nanoTime();
    StatusLine status = StatusLine.start(console.err(), () -> progress(source, start));
    String remark;
    long bytes;
    try {
      remark = source.capture(Duration.ofSeconds(seconds), out.partial(), ending);
      requireRecording(out);
      bytes = out.keep();
    } catch (CaptureFailedException e) {
      status.stop();
      console.say(e.getMessage());
      return FAILED;
    } catch (IOException e) {
      status.stop();
      console.say(out.name() + " was not written: " + FileFailure.reason(e));
      return FAILED;
    } finally {
      status.stop();
    }
    if (!remark.isBlank()) {
      console.say(remark);
    }
    console.say(
        String.format(
            Locale.ROOT,
            "%.1f MB of %s in %s%s",
            bytes / BYTES_PER_MEGABYTE,
            source.name(),
            out.name(),
            ending.isAsked() ? ", ended early" : ""));
    return 0;
  }

  private static void requireRecording(OutputFile out) throws CaptureFailedException, IOException {
    if (!RecordingFile.beginsAsRecording(out.partial())) {
      throw new CaptureFailedException("what came is not a recording; nothing was saved");
    }
  }

  private String progress(CaptureSource source, long start) {
    long passed = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    return "capturing "
        + source.name()
        + (passed < seconds ? ", " + passed + " of " + seconds + " s" : ", saving");
  }
}
