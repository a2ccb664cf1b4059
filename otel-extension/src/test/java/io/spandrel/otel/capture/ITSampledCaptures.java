package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.otel.agent.OtlpProtocol;
import io.spandrel.otel.agent.RunningProgram;
import io.spandrel.otel.agent.TracedProgram;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.receiver.ReceivedSpans;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures that the spans of a real program start. */
class ITSampledCaptures {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long BOUND = 8L << 20;
  private static final String TRACE_ID = "0123456789abcdef0123456789abcdef";
  private static final String OLDEST = "spandrel-20250101T000000.000Z-" + TRACE_ID + ".jfr";
  private static final String OLD = "spandrel-20250102T000000.000Z-" + TRACE_ID + ".jfr";

  @TempDir private Path scratch;

  private void put(String name, long bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(scratch.resolve(name).toFile(), "rw")) {
      file.setLength(bytes);
    }
  }

  private List<Path> captures() throws IOException {
    try (Stream<Path> files = Files.list(scratch)) {
      return files
          .filter(file -> CaptureNames.isSampled(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  @Test
  void spans_startCapturesOneAfterTheOtherAndTheOldestFilesGo() throws Exception {
    put(OLDEST, BOUND - 1);
    put(OLD, 1);
    put("mine.jfr", 3 * BOUND);
    ReceivedSpans received = new ReceivedSpans();
    List<Path> made;
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(received).build().start();
        RunningProgram program =
            TracedProgram.of(CapturedProgram.class)
                .sendingTo(receiver, OtlpProtocol.HTTP)
                .with("-Dspandrel.capture.probability=1")
                .with("-Dspandrel.capture.directory=" + scratch)
                .with("-Dspandrel.capture.duration=1s", "-Dspandrel.capture.cooldown=1s")
                .with("-Dspandrel.capture.max-size=8MB")
                .start()) {
      Awaitility.await().atMost(LIMIT).until(() -> newFiles().size() >= 2);
      made = newFiles();
      Awaitility.await().atMost(LIMIT).until(() -> starters(received).size() >= 2);
      program.terminate();
      assertThat(program.awaitEnd().spandrelLines()).isEmpty();
    }

    assertThat(scratch.resolve(OLDEST)).doesNotExist();
    assertThat(scratch.resolve("mine.jfr")).hasSize(3 * BOUND);
    long bytes = 0;
    for (Path file : captures()) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isLessThanOrEqualTo(BOUND);
    for (Path file : made) {
      String name = file.getFileName().toString();
      assertThat(starters(received).stream().filter(span -> file(span).equals(name)))
          .as(name)
          .singleElement()
          .satisfies(span -> assertThat(name).contains(span.traceId()));
      assertThat(RecordingFile.readAllEvents(file))
          .extracting((RecordedEvent event) -> event.getEventType().getName())
          .contains("io.spandrel.Span", "io.spandrel.Scope", "jdk.ThreadSleep");
    }
  }

  private List<Path> newFiles() throws IOException {
    return captures().stream()
        .filter(file -> !file.endsWith(OLDEST) && !file.endsWith(OLD))
        .toList();
  }

  private static List<ReceivedSpan> starters(ReceivedSpans received) {
    return received.spans().stream()
        .filter(span -> span.attributes().containsKey("spandrel.capture.file"))
        .toList();
  }

  private static String file(ReceivedSpan span) {
    return String.valueOf(span.attributes().get("spandrel.capture.file"));
  }
}
