package io.spandrel.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.programs.CallsItself;
import io.spandrel.cli.relay.OtherServer;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program, with real agents in real programs. */
class ITRun {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path JAR = Path.of("target", "spandrel.jar").toAbsolutePath();
  private static final String CLASSES =
      Path.of("target", "test-classes").toAbsolutePath().toString();
  private static final String PROGRAM = CallsItself.class.getName();
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
  private static final int TERMINATED = 143;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"http/protobuf", "grpc"})
  void program_keepsItsOutputAndExitCodeAndItsSpansAreShown(String protocol) throws Exception {
    Path out =
        finish(start("run", "--protocol", protocol, "--", JAVA, "-cp", CLASSES, PROGRAM, "7"), 7);

    assertThat(out).hasContent("called 3 times");
    assertThat(err())
        .contains("spandrel: 6 spans from 1 service")
        .contains("Slowest: GET")
        .contains("service CallsItself")
        .doesNotContain("\u001b")
        .doesNotContain("VersionLogger")
        .doesNotContain("Sharing is only supported");
  }

  @Test
  void programThatCannotStart_isOneLineAndExitCodeTwo() throws Exception {
    finish(start("run", "--", JAVA, "-jar", "missing.jar"), 2);

    assertThat(err())
        .isEqualToIgnoringNewLines(
            "spandrel: the program could not be started: Unable to access jarfile missing.jar");
  }

  @Test
  void commandThatIsNotThere_isOneLineAndExitCodeTwo() throws Exception {
    finish(start("run", "--", "no-such-command"), 2);

    assertThat(err())
        .isEqualToIgnoringNewLines(
            "spandrel: the program could not be started: command not found: no-such-command");
  }

  @Test
  void portInUse_isSaidAndTheProgramRuns() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());

      Path out = finish(start("run", "--port", port, "--", JAVA, "-cp", CLASSES, PROGRAM, "7"), 7);

      assertThat(out).hasContent("called 3 times");
      assertThat(err()).contains("spandrel: port " + port + " is in use").doesNotContain("Slowest");
    }
  }

  @Test
  void backendThatIsAway_endsTheRunWithALineOfWhatWasLost() throws Exception {
    finish(start("run", "--to", "http://127.0.0.1:1", "--", JAVA, "-cp", CLASSES, PROGRAM, "7"), 7);

    List<String> lines = err().lines().toList();
    assertThat(lines.get(0)).contains("no backend at http://127.0.0.1:1");
    assertThat(lines).filteredOn(line -> line.startsWith("spandrel: ")).hasSize(2);
    assertThat(lines.get(lines.size() - 1))
        .containsPattern("([1-9]\\d*) of \\1 spans were not delivered to http://127.0.0.1:1: ")
        .contains("nothing listens at 127.0.0.1:1")
        .contains("--to");
    assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
  }

  @Test
  void serverThatTakesNoOtlp_isALineAndNotItsWebPage() throws Exception {
    String to;
    try (OtherServer shop = OtherServer.answering(404, "text/html")) {
      to = shop.address().toString();
      finish(start("run", "--to", to, "--", JAVA, "-cp", CLASSES, PROGRAM, "7"), 7);
    }

    assertThat(err().lines().toList().get(0))
        .startsWith("spandrel: the server at " + to + " takes no OTLP (it answered 404 with a web")
        .contains("--to");
    assertThat(err())
        .contains("spans left without a breakdown, ")
        .contains(" were not delivered")
        .doesNotContain("<html>")
        .doesNotContain("HttpExporter")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http/protobuf", "grpc"})
  void backendThatComesUpLater_getsAllSpans(String protocol) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    String to = "http://127.0.0.1:" + port;
    Process process =
        start(
            "run", "--to", to, "--protocol", protocol, "--", JAVA, "-cp", CLASSES, PROGRAM, "stay");
    Awaitility.await()
        .atMost(LONG_ENOUGH)
        .until(() -> Files.readString(out()).contains("called 3 times"));
    ReceivedSpans received = new ReceivedSpans();
    OtlpReceiver.Builder builder = OtlpReceiver.builder().onTraces(received);
    builder =
        protocol.equals("grpc")
            ? builder.withoutHttp().grpcPort(port)
            : builder.withoutGrpc().httpPort(port);
    try (OtlpReceiver late = builder.build().start()) {
      process.destroy();
      finish(process, TERMINATED);
      assertThat(late.counts()).isNotNull();
    }

    assertThat(received.spans()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(err())
        .contains("spandrel: the backend at " + to + " came up: all ")
        .contains(" spans were delivered")
        .doesNotContain("INFO");
  }

  @Test
  void otherCommand_isTracedThroughTheEnvironment() throws Exception {
    String script = "\"$0\" -cp \"$1\" \"$2\" 0; exit 9";

    finish(start("run", "--", "sh", "-c", script, JAVA, CLASSES, PROGRAM), 9);

    assertThat(err())
        .contains("spandrel: 'sh' is not java")
        .contains("spandrel: 6 spans from 1 service");
  }

  @Test
  void silentProgram_isExplained() throws Exception {
    finish(start("run", "--", JAVA, "-version"), 0);

    assertThat(err()).contains("spandrel: no spans arrived. It may be that ");
  }

  @Test
  void programThatIsNoJvmAndFails_keepsItsExitCodeAndIsExplained() throws Exception {
    finish(start("run", "--", "sh", "-c", "exit 3"), 3);

    assertThat(err())
        .contains("spandrel: no JVM sent any spans: 'sh' ended with exit code 3.")
        .contains("it started no java");
  }

  @Test
  void terminated_passesItOnAndStillShowsTheLastSpans() throws Exception {
    Process process = start("run", "--", JAVA, "-cp", CLASSES, PROGRAM, "stay");
    Awaitility.await()
        .atMost(LONG_ENOUGH)
        .until(() -> Files.readString(out()).contains("called 3 times"));
    List<ProcessHandle> children = process.children().toList();

    process.destroy();
    finish(process, TERMINATED);

    assertThat(children).hasSize(1).noneMatch(ProcessHandle::isAlive);
    assertThat(err()).contains("spandrel: 6 spans from 1 service");
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA, "-jar", JAR.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out().toFile())
            .redirectError(directory.resolve("err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_"));
    return builder.start();
  }

  private Path finish(Process process, int exitCode) throws Exception {
    try {
      assertThat(process.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(err()).isEqualTo(exitCode);
      return out();
    } finally {
      process.destroyForcibly();
    }
  }

  private Path out() {
    return directory.resolve("out");
  }

  private String err() throws IOException {
    return Files.readString(directory.resolve("err"));
  }
}
