package io.spandrel.otel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.receiver.ReceivedSpans;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a user may get wrong, or a machine may lack: one clear line each, and the program runs on
 * and ends with its own exit code.
 */
class ITBadInput {
  private final ReceivedSpans received = new ReceivedSpans();

  @Test
  void badSettings_areOneLineEach() throws Exception {
    ProgramRun run =
        runAndReceive(
            TracedProgram.of(MadeSpans.class)
                .with("-Dspandrel.threshold=fast", "-Dspandrel.wait.spans=maybe")
                .with("-Dspandrel.treshold=1ms", "-Dspandrel.stacktrace.depth=-1"));
    assertOwnEnd(run);
    assertThat(run.spandrelLines())
        .hasSize(4)
        .allMatch(line -> line.contains("WARN"))
        .anyMatch(
            line -> line.contains("spandrel.threshold=fast") && line.contains("200us is used"))
        .anyMatch(line -> line.contains("spandrel.wait.spans=maybe") && line.contains("on or off"))
        .anyMatch(line -> line.contains("spandrel.stacktrace.depth=-1"))
        .anyMatch(line ->
            line.contains("spandrel.treshold is not known")
                && line.contains("did you mean spandrel.threshold?"));
    assertThat(madeSpan().longAttribute("spandrel.unexplained_ns")).as("works on").isPresent();
  }

  @Test
  void jvmWithoutFlightRecorder_isOneLineAndSpansPassUnchanged() throws Exception {
    ProgramRun run =
        runAndReceive(TracedProgram.of(MadeSpans.class).on(SmallJdk.withoutFlightRecorder()));
    assertOwnEnd(run);
    assertThat(run.spandrelLines())
        .hasSize(1)
        .allMatch(line -> line.contains("module jdk.jfr is missing"))
        .allMatch(line -> line.contains("spans pass unchanged"));
    assertThat(madeSpan().attributes().keySet())
        .noneMatch(key -> key.startsWith("spandrel.") && !key.equals("spandrel.type"));
  }

  @Test
  void backendThatIsNotThere_costsNeitherTheProgramNorItsExitCode() throws Exception {
    int port;
    try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closedAgain.getLocalPort();
    }
    ProgramRun run =
        TracedProgram.of(MadeSpans.class)
            .sendingTo("http://127.0.0.1:" + port, OtlpProtocol.HTTP)
            .with("-Dotel.java.exporter.otlp.retry.disabled=true")
            .run();
    assertOwnEnd(run);
    assertThat(run.spandrelLines())
        .as("what was lost, and which setting to look at, is said once")
        .hasSize(1)
        .allMatch(line -> line.contains("otel.exporter.otlp.endpoint"));
  }

  /** The directory of the processes is one that nobody, root included, can keep a file in. */
  @Test
  void temporaryDirectoryWithoutRoom_isOneLineAndSpansPassUnchanged() throws Exception {
    ProgramRun run =
        runAndReceive(TracedProgram.of(MadeSpans.class).with("-Djava.io.tmpdir=/proc"));
    assertOwnEnd(run);
    assertThat(run.spandrelLines())
        .hasSize(1)
        .allMatch(line -> line.contains("JFR's repository /proc"))
        .allMatch(line -> line.contains("-XX:FlightRecorderOptions=repository=DIR"));
    assertThat(madeSpan().attributes()).doesNotContainKey("spandrel.unexplained_ns");
  }

  @Test
  void disabled_leavesNoTrace() throws Exception {
    ProgramRun run =
        runAndReceive(
            TracedProgram.of(MadeSpans.class)
                .with("-Dspandrel.enabled=false")
                .arguments("event types"));
    assertOwnEnd(run);
    assertThat(run.spandrelLines()).isEmpty();
    assertThat(run.output())
        .contains("enabled=false", "woven=false", "thread=[]", "property=null", "event types=[]");
    assertThat(madeSpan().attributes().keySet())
        .noneMatch(key -> key.startsWith("spandrel.") && !key.equals("spandrel.type"));
    assertThat(received.spans())
        .extracting(ReceivedSpan::scopeName)
        .containsOnly("io.spandrel.bridge");
  }

  @Test
  void enabled_isWhatTheTestAboveLooksFor() throws Exception {
    ProgramRun run = runAndReceive(TracedProgram.of(MadeSpans.class).arguments("recorded"));
    assertOwnEnd(run);
    assertThat(run.output()).contains("enabled=true", "woven=true", "property=true");
    assertThat(run.after("thread=").get(0)).contains("spandrel-recorder");
  }

  private ProgramRun runAndReceive(TracedProgram program) throws InterruptedException {
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(received).build().start()) {
      return program.sendingTo(receiver, OtlpProtocol.HTTP).run();
    }
  }

  private ReceivedSpan madeSpan() {
    List<ReceivedSpan> found =
        received.spans().stream().filter(span -> span.name().equals(MadeSpans.SPAN)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static void assertOwnEnd(ProgramRun run) {
    assertThat(run.exitCode()).as(run.text()).isEqualTo(MadeSpans.EXIT_CODE);
    assertThat(run.stackTraceLines()).as(run.text()).isEmpty();
  }
}
