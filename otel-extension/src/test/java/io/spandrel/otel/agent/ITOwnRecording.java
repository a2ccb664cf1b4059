package io.spandrel.otel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpans;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of the user's own, beside ours, from the command line. */
class ITOwnRecording {
  @TempDir Path scratch;

  @Test
  void usersRecording_isWholeAndSpansAreBrokenDown() throws Exception {
    Path file = scratch.resolve("user.jfr");
    ReceivedSpans received = new ReceivedSpans();
    ProgramRun run;
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(received).build().start()) {
      run =
          TracedProgram.of(OwnRecording.class)
              .sendingTo(receiver, OtlpProtocol.GRPC)
              .with("-XX:StartFlightRecording=settings=profile,filename=" + file)
              .run();
    }
    assertThat(run.exitCode()).as(run.text()).isZero();
    assertThat(run.spandrelLines()).isEmpty();
    Map<String, Long> events =
        RecordingFile.readAllEvents(file).stream()
            .collect(
                Collectors.groupingBy(
                    (RecordedEvent event) -> event.getEventType().getName(),
                    Collectors.counting()));
    assertThat(events.get("jdk.ThreadSleep")).isGreaterThanOrEqualTo(OwnRecording.SLEEPS);
    assertThat(events).containsKeys("jdk.JVMInformation", "jdk.ActiveSetting");
    SchemaCheck.of(received.spans()).verify();
    List<Long> sleeps =
        received.spans().stream()
            .filter(span -> span.name().equals("sleeps"))
            .map(span -> span.longAttribute("spandrel.sleep_ns").orElse(0))
            .toList();
    assertThat(sleeps).hasSize(OwnRecording.SLEEPS).allMatch(nanos -> nanos > 10_000_000);
  }
}
