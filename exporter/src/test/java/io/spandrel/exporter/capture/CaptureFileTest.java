package io.spandrel.exporter.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.recorder.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFileTest {
  private static final int REQUESTS = 3;

  @TempDir private Path directory;

  private SeenCapture small() throws Exception {
    return SeenCapture.of(SmallCapture.write(directory.resolve("small.jfr"), REQUESTS));
  }

  private static SpanData first(SeenCapture seen, String name) {
    return seen.spans.stream()
        .map(CapturedSpan::data)
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void span_isWhatItWasBeforeItWasWritten() throws Exception {
    SpanData root = first(small(), "request");
    assertThat(root.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(root.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(root.getStatus().getDescription()).isEqualTo("sold out");
    assertThat(root.getAttributes().get(AttributeKey.longKey("number"))).isZero();
    assertThat(root.getResource()).isEqualTo(SmallCapture.RESOURCE);
    assertThat(root.getInstrumentationScopeInfo().getName()).isEqualTo("io.acme");
    assertThat(root.getInstrumentationScopeInfo().getVersion()).isEqualTo("1.2");
    assertThat(root.getParentSpanContext().isValid()).isFalse();
    assertThat(root.getEvents())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getName()).isEqualTo("cache");
          assertThat(event.getAttributes().get(AttributeKey.stringKey("spandrel.message")))
              .isEqualTo("miss");
        });
  }

  @Test
  void child_knowsItsParentAndKeepsItsLinks() throws Exception {
    SeenCapture seen = small();
    SpanData child = first(seen, "reserve");
    SpanData parent =
        seen.spans.stream()
            .map(CapturedSpan::data)
            .filter(span -> span.getSpanId().equals(child.getParentSpanId()))
            .findFirst()
            .orElseThrow();
    assertThat(parent.getTraceId()).isEqualTo(child.getTraceId());
    assertThat(child.getLinks())
        .singleElement()
        .satisfies(
            link -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(parent.getSpanId()));
  }

  @Test
  void sleep_isAStateAndAWaitSpanWithItsLine() throws Exception {
    SeenCapture seen = small();
    assertThat(seen.spans).hasSize(2 * REQUESTS);
    for (CapturedSpan span : seen.spans) {
      assertThat(span.own().parts().sum()).isEqualTo(span.durationNanos());
      if (span.data().getName().equals("reserve")) {
        assertThat(span.localRoot()).isFalse();
        assertThat(span.own().parts().nanos(State.SLEEP)).isGreaterThan(1_000_000);
        assertThat(span.waits().get(0).frame().method()).isEqualTo("region");
        assertThat(span.exported().get(1).getName()).isEqualTo("sleep");
        assertThat(span.exported().get(1).getParentSpanId()).isEqualTo(span.data().getSpanId());
      } else {
        assertThat(span.localRoot()).isTrue();
        assertThat(span.own().parts().nanos(State.CHILD)).isPositive();
        assertThat(span.totals().parts().nanos(State.SLEEP)).isGreaterThan(1_000_000);
        assertThat(span.descendants()).hasSize(1);
        assertThat(span.summary()).contains("sleep ");
      }
    }
  }

  @Test
  void spansAtTheEdges_sayWhatTheRecordingDoesNotKnow() throws Exception {
    // HotSpot counts a sleep in whole milliseconds, so it may end a part of one early.
    long slept = (SmallCapture.SLEEP_MILLIS - 1) * 1_000_000;
    SeenCapture seen = SeenCapture.of(SmallCapture.writeEdges(directory.resolve("edges.jfr")));
    for (CapturedSpan span : seen.spans) {
      long unexplained = span.own().parts().nanos(State.UNEXPLAINED);
      if (span.data().getName().equals("early")) {
        assertThat(span.beforeNanos())
            .isGreaterThanOrEqualTo(slept)
            .isCloseTo(unexplained, within(1L));
        assertThat(span.durationNanos() - span.beforeNanos()).isGreaterThanOrEqualTo(slept);
      } else {
        assertThat(span.beforeNanos()).isZero();
        assertThat(unexplained).isZero();
      }
    }
    assertThat(seen.spans).hasSize(3);
    assertThat(seen.facts.openAtEnd()).isEqualTo(1);
  }

  @Test
  void child_comesBeforeItsRoot() throws Exception {
    assertThat(small().spans.get(0).data().getName()).isEqualTo("reserve");
  }

  @Test
  void facts_sayWhatTheFileIs() throws Exception {
    SeenCapture seen = small();
    assertThat(seen.facts.extension()).isTrue();
    assertThat(seen.facts.thresholdNanos()).isEqualTo(300_000);
    assertThat(seen.facts.jvm()).contains("VM");
    assertThat(seen.facts.spans()).isEqualTo(2 * REQUESTS);
    assertThat(seen.facts.damage()).isEmpty();
    assertThat(seen.facts.lostEvents()).isZero();
    assertThat(seen.facts.durationNanos()).isGreaterThan(REQUESTS * 6_000_000L);
    assertThat(seen.bytesRead).isPositive().isLessThanOrEqualTo(seen.totalBytes);
    assertThat(seen.events).contains("jdk.ThreadSleep", "jdk.JVMInformation");
  }

  @Test
  void recordingWithoutTheExtension_isReadWithoutSpans() throws Exception {
    Path file = directory.resolve("plain.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.JVMInformation");
      recording.enable("jdk.ThreadSleep").withoutThreshold();
      recording.start();
      Thread.sleep(2);
      recording.stop();
      recording.dump(file);
    }
    SeenCapture seen = SeenCapture.of(file);
    assertThat(seen.facts.extension()).isFalse();
    assertThat(seen.spans).isEmpty();
    assertThat(seen.events).contains("jdk.ThreadSleep");
  }

  @Test
  void fileThatIsNoRecording_isRefusedInOneLine() throws IOException {
    Path text = Files.writeString(directory.resolve("notes.txt"), "FLR is not enough. ".repeat(20));
    Path empty = Files.createFile(directory.resolve("empty.jfr"));
    for (Path file : List.of(text, empty, directory, directory.resolve("missing.jfr"))) {
      assertThatThrownBy(() -> SeenCapture.of(file))
          .isInstanceOf(UnreadableCaptureException.class)
          .hasMessageContaining(file.toString())
          .hasMessageNotContaining("\n");
    }
  }
}
