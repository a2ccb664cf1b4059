package io.spandrel.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.capture.Programs.Ended;
import io.spandrel.cli.capture.Programs.Running;
import io.spandrel.cli.programs.CallsItself;
import io.spandrel.cli.programs.Waits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command line captures real programs, and says why where it can't. */
class ITCapture {
  private static final int INTERRUPTED = 130;
  private static final long LIMIT_SECONDS = 120;

  @TempDir private Path scratch;
  private Path temporary;
  private Programs programs;

  @BeforeEach
  void begin() throws IOException {
    temporary = Files.createDirectory(scratch.resolve("tmp"));
    programs = new Programs(scratch);
  }

  @AfterEach
  void end() {
    programs.close();
  }

  private Running startWaiting(String... options) throws IOException {
    String[] words =
        Stream.of(
                Stream.of(Programs.JAVA, "-Djava.io.tmpdir=" + temporary),
                Stream.of(options),
                Stream.of("-cp", Programs.CLASSES, Waits.class.getName()))
            .flatMap(part -> part)
            .toArray(String[]::new);
    Running program = programs.start(words);
    program.awaitLine("pid ");
    return program;
  }

  private List<String> eventTypes(String file) throws IOException {
    return RecordingFile.readAllEvents(scratch.resolve(file)).stream()
        .map(event -> event.getEventType().getName())
        .distinct()
        .toList();
  }

  /** Nothing of ours is left in the program's directory for temporary files. */
  private void assertNothingLeft() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith("spandrel"));
    }
    try (Stream<Path> files = Files.list(scratch)) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  private static void assertOneLine(Ended ended, int exitCode, String... parts) {
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(exitCode);
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .startsWith("spandrel: ")
        .contains(parts);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void jvmWithoutExtension_isCapturedAndThatIsSaid() throws Exception {
    long pid = startWaiting().process().pid();

    Ended ended =
        programs.spandrel("capture", Long.toString(pid), "--seconds", "1", "-o", "out.jfr");

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.err())
        .contains("The Spandrel extension is not in that JVM", "no spans")
        .contains("MB of " + pid + " (" + Waits.class.getName() + ") in out.jfr");
    assertThat(eventTypes("out.jfr")).contains("jdk.ThreadSleep", "jdk.JVMInformation");
    assertNothingLeft();
  }

  @Test
  void programUnderRun_isCapturedByItsMainClassAndByItsEndpoint() throws Exception {
    Running run =
        programs.startSpandrel(
            "run",
            "--port",
            "0",
            "--",
            Programs.JAVA,
            "-Dspandrel.capture.port=0",
            "-Dspandrel.capture.token=s3cret",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            Programs.CLASSES,
            CallsItself.class.getName(),
            "stay");
    String line = run.awaitLine("captures at http://");
    run.awaitLine("called 3 times");
    String address = line.replaceFirst(".*(http://127\\.0\\.0\\.1:\\d+)/.*", "$1");

    Ended attached = programs.spandrel("capture", "CallsItself", "--seconds", "1", "-o", "a.jfr");
    assertThat(attached.exitCode()).as(attached.err()).isZero();
    assertThat(attached.err()).doesNotContain("The Spandrel extension is not in that JVM");
    assertThat(eventTypes("a.jfr")).contains("io.spandrel.Clock", "jdk.JVMInformation");
    assertNothingLeft();

    Ended asked =
        programs.spandrel("capture", address, "--seconds", "1", "-o", "b.jfr", "--token", "s3cret");
    assertThat(asked.exitCode()).as(asked.err()).isZero();
    assertThat(asked.err()).contains("MB of " + address + " in b.jfr");
    assertThat(eventTypes("b.jfr")).contains("io.spandrel.Clock", "jdk.JVMInformation");

    assertOneLine(
        programs.spandrel("capture", address, "--seconds", "1", "-o", "c.jfr"),
        2,
        "wants a token",
        "--token");
    assertThat(scratch.resolve("c.jfr")).doesNotExist();
    assertNothingLeft();
  }

  @Test
  void interrupt_endsTheRecordingAndSavesWhatIsThere() throws Exception {
    String pid = Long.toString(startWaiting().process().pid());
    Running capture = programs.startSpandrel("capture", pid, "--seconds", "300", "-o", "out.jfr");
    awaitRecording(pid);
    assertOneLine(
        programs.spandrel("capture", pid, "--seconds", "1", "-o", "second.jfr"),
        1,
        "runs already",
        "one runs at a time");

    programs.start("kill", "-INT", Long.toString(capture.process().pid()));

    assertThat(capture.process().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(capture.process().exitValue()).isEqualTo(INTERRUPTED);
    assertThat(Files.readString(capture.log())).contains("in out.jfr, ended early");
    assertThat(eventTypes("out.jfr")).contains("jdk.ThreadSleep");
    assertNothingLeft();
    Ended next = programs.spandrel("capture", pid, "--seconds", "1", "-o", "next.jfr");
    assertThat(next.exitCode()).as(next.err()).isZero();
  }

  /** A JVM answers one command after the other: what is listed has begun, and that was answered. */
  private void awaitRecording(String pid) {
    Awaitility.await("a recording in " + pid)
        .atMost(Duration.ofSeconds(LIMIT_SECONDS))
        .until(() -> {
          Running check = programs.start(Programs.JCMD, pid, "JFR.check");
          check.process().waitFor();
          return Files.readString(check.log()).contains("(running)");
        });
  }

  @Test
  void programThatEndsMeanwhile_leavesWhatItRecorded() throws Exception {
    Running program = startWaiting();
    String pid = Long.toString(program.process().pid());
    Running capture = programs.startSpandrel("capture", pid, "--seconds", "300", "-o", "out.jfr");
    awaitRecording(pid);

    program.process().destroy();

    assertThat(capture.process().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(capture.log())).contains("the process ended meanwhile");
    assertThat(capture.process().exitValue()).isZero();
    assertThat(eventTypes("out.jfr")).contains("jdk.ThreadSleep");
    assertNothingLeft();
  }

  @Test
  void severalOfOneMainClass_areListed() throws Exception {
    long one = startWaiting().process().pid();
    long other = startWaiting().process().pid();

    assertOneLine(
        programs.spandrel("capture", Waits.class.getName(), "-o", "out.jfr"),
        2,
        "JVMs run '" + Waits.class.getName() + "'",
        Long.toString(one),
        Long.toString(other));
  }

  @Test
  void processThatIsNotJava_isNotTouched() throws Exception {
    Process sleep = programs.start("sleep", "600").process();
    String pid = Long.toString(sleep.pid());

    assertOneLine(
        programs.spandrel("capture", pid, "-o", "out.jfr"), 2, "process " + pid + " is not Java");
    assertThat(sleep.isAlive()).as("no signal was sent").isTrue();
  }

  @Test
  void jvmThatLetsNobodyAttach_isSaid() throws Exception {
    String pid = Long.toString(startWaiting("-XX:+DisableAttachMechanism").process().pid());

    assertOneLine(programs.spandrel("capture", pid, "-o", "out.jfr"), 2, pid, "lets nobody attach");
    assertNothingLeft();
  }
}
