package io.spandrel.exporter.wait;

import static io.spandrel.exporter.TestSpan.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.TestSpan;
import io.spandrel.exporter.WaitSpans;
import io.spandrel.recorder.State;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.breakdown.Frame;
import io.spandrel.recorder.breakdown.Reading;
import io.spandrel.recorder.breakdown.Scope;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.timeline.ClosedScope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thread 7 waits from 0 to 50 ms for a lock that thread 9 held, which read from a socket. */
class HoldersTest {
  private static final long HOLDER = 9;

  private final Timeline timeline = new Timeline(null, () -> {});

  private void holderWorksIn(long spanId, double from, double to) {
    timeline.clock(Situation.at(-100));
    timeline.wait(
        HOLDER,
        Wait.of(
            State.SOCKET,
            Situation.at(2),
            Situation.at(40),
            Situation.operation("read", "db", 5432)));
    timeline.scope(
        new ClosedScope(
            Scope.of(spanId, Situation.at(from), Situation.at(to)),
            0,
            5,
            HOLDER,
            false,
            0,
            Situation.at(from),
            new Reading(Situation.at(-10), 0, 0),
            new Reading(Situation.at(60), 32 * MILLI, 0)));
    timeline.marker(1, Situation.at(200));
  }

  /** Flushing forgets what is long ago by the real clock, so it is not asked to. */
  private List<SpanData> written() {
    timeline.ended();
    Situation situation =
        Situation.millis(60)
            .wait(
                State.LOCK,
                0,
                50,
                Situation.lock(
                    "com.acme.Inventory",
                    HOLDER,
                    "exec-7",
                    new Frame("com.acme.Inventory", "reserve", 42)));
    return new WaitSpans(ExporterSettings.DEFAULTS, timeline).write(situation.subject()).spans();
  }

  @Test
  void theHoldersSpan_isLinkedAndItsStoryTold() {
    holderWorksIn(77, -10, 60);
    SpanData wait = written().get(1);

    assertThat(wait.getLinks())
        .singleElement()
        .satisfies(link -> {
          assertThat(link.getSpanContext().getSpanId()).isEqualTo("000000000000004d");
          assertThat(link.getSpanContext().isSampled()).isTrue();
        });
    assertThat(wait.getAttributes().get(Keys.HOLDER_THREAD)).isEqualTo("exec-7");
    assertThat(wait.getAttributes().get(Keys.HOLDER_TRACE_ID))
        .isEqualTo("00000000000000000000000000000005");
    assertThat(wait.getAttributes().get(Keys.HOLDER_SPAN_ID)).isEqualTo("000000000000004d");
    assertThat(wait.getAttributes().get(Keys.HOLDER_AT)).isEqualTo("end");
    assertThat(wait.getAttributes().get(Keys.HOLDER_SUMMARY))
        .isEqualTo("socket 76% db:5432, cpu 24%");
  }

  @Test
  void theLine_tellsWhoHeldTheLockAndWhereItWas() {
    holderWorksIn(77, -10, 60);

    assertThat(written().get(0).getAttributes().get(Keys.SUMMARY))
        .startsWith("lock 83% Inventory.reserve:42 held by exec-7 (in socket 76%)");
  }

  @Test
  void aContextWithoutASpan_isNotLinked() {
    holderWorksIn(0, -10, 60);
    SpanData wait = written().get(1);

    assertThat(wait.getLinks()).isEmpty();
    assertThat(wait.getAttributes().get(Keys.HOLDER_SPAN_ID)).isNull();
    assertThat(wait.getAttributes().get(Keys.HOLDER_THREAD)).isEqualTo("exec-7");
  }

  @Test
  void aThreadNobodyWatched_hasANameAndNoStory() {
    SpanData wait = written().get(1);

    assertThat(wait.getAttributes().get(Keys.HOLDER_THREAD)).isEqualTo("exec-7");
    assertThat(wait.getAttributes().get(Keys.HOLDER_SUMMARY)).isNull();
    assertThat(wait.getLinks()).isEmpty();
  }

  @Test
  void withWaitSpansOff_onlyTheAttributesAreWritten() {
    holderWorksIn(77, -10, 60);
    ExporterSettings off =
        new ExporterSettings(
            200_000, false, 5 * MILLI, 1 << 20, ExporterSettings.DEFAULTS.longestHold());
    Situation situation =
        Situation.millis(60).wait(State.LOCK, 0, 50, Situation.cause("com.acme.Inventory"));

    assertThat(new WaitSpans(off, timeline).write(situation.subject()).spans())
        .singleElement()
        .satisfies(
            span -> assertThat(span.getSpanId()).isEqualTo(TestSpan.of(1).data().getSpanId()));
  }
}
