package io.spandrel.cli.capture;

import io.spandrel.cli.capture.RunningJvms.Jvm;
import io.spandrel.recorder.capture.CaptureSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Captures a JVM by attaching to it: JFR's own commands start and stop an ordinary recording there.
 * The recording has a length of its own, so that it ends even if this program is killed.
 */
final class AttachCapture implements CaptureSource {
  private static final String NAME = CaptureSettings.RECORDING_NAME;
  private static final String EXTENSION_PROPERTY = "io.spandrel.extension";
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Pattern STARTED = Pattern.compile("Started recording (\\d+)");
  private static final Pattern RUNNING = Pattern.compile("name=\"?" + NAME + "\"?.*\\(running\\)");

  private final Jvm jvm;

  AttachCapture(Jvm jvm) {
    this.jvm = jvm;
  }

  @Override
  public String name() {
    return jvm.toString();
  }

  @Override
  public String capture(Duration length, Path into, EarlyEnding ending)
      throws CaptureFailedException, IOException, InterruptedException {
    try (DiagnosticCommands commands = DiagnosticCommands.of(jvm.pid())) {
      requireFree(commands);
      Properties properties = commands.systemProperties();
      try (TargetDirectory directory =
          TargetDirectory.create(jvm.pid(), properties.getProperty("java.io.tmpdir"))) {
        directory.write(CaptureSettings.FILE_NAME, settings(), jvm.pid());
        boolean died = record(commands, directory, length, ending);
        Path recorded = directory.here("capture.jfr");
        if (Files.notExists(recorded) || Files.size(recorded) == 0) {
          throw new CaptureFailedException(
              died
                  ? "process " + jvm + " ended before anything was saved"
                  : "the JVM has written nothing; nothing was saved");
        }
        // Into the file that is there: it is its owner's alone.
        try (OutputStream out = Files.newOutputStream(into)) {
          Files.copy(recorded, out);
        }
        return remark(died, properties.containsKey(EXTENSION_PROPERTY));
      }
    }
  }

  private static String remark(boolean died, boolean hasExtension) {
    String end = died ? "the process ended meanwhile; what it had recorded is saved. " : "";
    return end
        + (hasExtension
            ? ""
            : "The Spandrel extension is not in that JVM: the file holds waits, GC, scheduling and"
                + " profile, and no spans.");
  }

  private void requireFree(DiagnosticCommands commands) throws CaptureFailedException {
    String recordings;
    try {
      recordings = commands.execute("JFR.check");
    } catch (IOException e) {
      throw new CaptureFailedException(
          "process " + jvm + " has no Flight Recorder, or doesn't answer: " + e.getMessage());
    }
    if (RUNNING.matcher(recordings).find()) {
      throw new CaptureFailedException(
          "a capture of process " + jvm + " runs already, and one runs at a time");
    }
  }

  private static byte[] settings() throws IOException {
    try (InputStream settings = CaptureSettings.open()) {
      return settings.readAllBytes();
    }
  }

  /** True: the process ended meanwhile. */
  private boolean record(
      DiagnosticCommands commands, TargetDirectory directory, Duration length, EarlyEnding ending)
      throws CaptureFailedException, IOException, InterruptedException {
    // Its file is named at the start, so that it is written also if the JVM ends before the stop.
    String answer =
        commands.execute(
            "JFR.start name="
                + NAME
                + " settings="
                + directory.there(CaptureSettings.FILE_NAME)
                + " filename="
                + directory.there("capture.jfr")
                + " dumponexit=true duration="
                + length.plus(GRACE).toSeconds()
                + "s");
    Matcher started = STARTED.matcher(answer);
    if (!started.find()) {
      if (!isAlive()) {
        return true;
      }
      throw new CaptureFailedException(
          "process " + jvm + " did not start to record: " + DiagnosticCommands.firstLine(answer));
    }
    awaitEnd(length, ending);
    try {
      commands.execute("JFR.stop name=" + started.group(1));
      return false;
    } catch (IOException gone) {
      ProcessHandle.of(jvm.pid()).ifPresent(process -> process.onExit().join());
      return true;
    }
  }

  private boolean isAlive() {
    return ProcessHandle.of(jvm.pid()).filter(ProcessHandle::isAlive).isPresent();
  }

  private void awaitEnd(Duration length, EarlyEnding ending) throws InterruptedException {
    CompletableFuture<Void> exit =
        ProcessHandle.of(jvm.pid())
            .map(process -> process.onExit().thenRun(ending::ask))
            .orElse(new CompletableFuture<>());
    ending.await(length);
    exit.cancel(false);
  }
}
