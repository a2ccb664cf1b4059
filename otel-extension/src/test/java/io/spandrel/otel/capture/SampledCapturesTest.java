package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.otel.settings.CaptureSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampledCapturesTest {
  private static final String TRACE_ID = "0123456789abcdef0123456789abcdef";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path scratch;

  private final List<String> log = new CopyOnWriteArrayList<>();

  private SampledCaptures captures(Path directory) {
    CaptureSettings settings =
        new CaptureSettings(
            OptionalInt.empty(),
            Optional.empty(),
            Optional.of(directory),
            1,
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            256L << 20);
    return new SampledCaptures(settings, log::add);
  }

  private static String begin(SampledCaptures captures) {
    return Awaitility.await()
        .atMost(LIMIT)
        .until(() -> captures.begin(TRACE_ID), Optional::isPresent)
        .orElseThrow();
  }

  @Test
  void beforeItsThreadRuns_nothingBegins() {
    assertThat(captures(scratch).begin(TRACE_ID)).isEmpty();
  }

  @Test
  void aCapture_isWrittenUnderTheNameThatWasGivenAndNoneBeginsMeanwhileOrInTheCooldown()
      throws IOException {
    SampledCaptures captures = captures(scratch);
    captures.start();
    String name = begin(captures);

    assertThat(captures.begin(TRACE_ID)).isEmpty();
    Path file = scratch.resolve(name);
    Awaitility.await().atMost(LIMIT).until(() -> Files.exists(file));
    assertThat(Files.readAllBytes(file)).startsWith('F', 'L', 'R', 0);
    assertThat(captures.begin(TRACE_ID)).isEmpty();
    try (Stream<Path> files = Files.list(scratch)) {
      assertThat(files).hasSize(1);
    }
    assertThat(log).isEmpty();
  }

  @Test
  void aDirectoryThatIsMissing_isSaidOnceAndNoSpanIsToldOfACapture() {
    SampledCaptures captures = captures(scratch.resolve("missing"));
    captures.start();
    Awaitility.await().atMost(LIMIT).until(() -> !log.isEmpty());

    assertThat(log)
        .singleElement()
        .asString()
        .contains("starts no captures", "missing does not exist");
    assertThat(captures.begin(TRACE_ID)).isEmpty();
  }

  @Test
  void aCaptureOfSomebodyElse_isLeftAloneAndSaid() throws IOException {
    try (Recording other = new Recording()) {
      other.setName(CaptureRecording.NAME);
      other.start();
      SampledCaptures captures = captures(scratch);
      captures.start();
      String name = begin(captures);
      Awaitility.await().atMost(LIMIT).until(() -> !log.isEmpty());

      assertThat(log)
          .singleElement()
          .asString()
          .contains(name + " was not written", "one runs at a time");
      assertThat(scratch).isEmptyDirectory();
    }
  }
}
