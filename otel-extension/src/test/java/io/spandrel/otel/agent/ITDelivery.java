package io.spandrel.otel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.receiver.ReceivedSpans;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each span that a program ended arrives, once, whatever the protocol and however the program ends;
 * counted by span id.
 */
class ITDelivery {
  private static final int SIGTERM_EXIT_CODE = 143;

  @TempDir Path scratch;

  @ParameterizedTest
  @CsvSource({"GRPC, return", "HTTP, return", "GRPC, exit", "HTTP, wait"})
  void eachSpan_arrivesOnce(OtlpProtocol protocol, String ending) throws Exception {
    ReceivedSpans received = new ReceivedSpans();
    Path ids = scratch.resolve("ids");
    ProgramRun run;
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(received).build().start();
        RunningProgram program =
            TracedProgram.of(ManySpans.class)
                .sendingTo(receiver, protocol)
                // What the SDK itself drops when it is full never reaches an exporter.
                .with("-Dotel.bsp.max.queue.size=20000")
                .arguments(ids.toString(), ending)
                .start()) {
      if (ending.equals("wait")) {
        program.awaitLine(ManySpans.READY);
        program.terminate();
      }
      run = program.awaitEnd();
    }
    assertThat(run.exitCode())
        .as(run.text())
        .isEqualTo(ending.equals("wait") ? SIGTERM_EXIT_CODE : 0);
    assertThat(run.spandrelLines()).isEmpty();
    assertArrivedOnce(Files.readAllLines(ids), received.spans());
    SchemaCheck.of(received.spans()).verify();
  }

  private static void assertArrivedOnce(List<String> made, List<ReceivedSpan> received) {
    assertThat(made).hasSize(2 * ManySpans.SPANS);
    Set<String> arrived = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (ReceivedSpan span : received) {
      if (!arrived.add(span.spanId())) {
        twice.add(span.name() + " " + span.spanId());
      }
    }
    assertThat(twice).as("arrived more than once").isEmpty();
    Set<String> missing = new HashSet<>(made);
    missing.removeAll(arrived);
    assertThat(missing).as("did not arrive").isEmpty();
  }
}
