package io.spandrel.exporter.wait;

import static io.spandrel.exporter.TestSpan.MILLI;
import static io.spandrel.exporter.TestSpan.START;
import static io.spandrel.exporter.wait.Situation.cause;
import static io.spandrel.exporter.wait.Situation.lock;
import static io.spandrel.exporter.wait.Situation.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.TestSpan;
import io.spandrel.recorder.State;
import io.spandrel.recorder.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitSpanWriterTest {
  private final Timeline timeline = new Timeline(null, () -> {});
  private final WaitSpanWriter writer = newWriter();

  private WaitSpanWriter newWriter() {
    return new WaitSpanWriter(ExporterSettings.DEFAULTS, new Holders(timeline));
  }

  private List<SpanData> write(Situation situation) {
    return writer.write(situation.subject(), situation.ownWaits());
  }

  private static boolean isSummary(SpanData span) {
    return Boolean.TRUE.equals(span.getAttributes().get(Keys.IS_SUMMARY));
  }

  @Test
  void aWait_isAChildSpanFromTheThreshold() {
    Situation situation =
        Situation.millis(100)
            .wait(State.SLEEP, 10, 15, null)
            .wait(State.WAIT, 20, 24.999999, cause("com.acme.Job"));
    List<SpanData> spans = write(situation);

    assertThat(spans)
        .singleElement()
        .satisfies(span -> {
          SpanData parent = situation.subject().data();
          assertThat(span.getName()).isEqualTo("sleep");
          assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
          assertThat(span.getInstrumentationScopeInfo().getName()).isEqualTo("spandrel");
          assertThat(span.getParentSpanContext()).isEqualTo(parent.getSpanContext());
          assertThat(span.getTraceId()).isEqualTo(parent.getTraceId());
          assertThat(span.getSpanContext().isSampled()).isTrue();
          assertThat(span.getResource()).isEqualTo(parent.getResource());
          assertThat(span.getStartEpochNanos()).isEqualTo(START + 10 * MILLI);
          assertThat(span.getEndEpochNanos()).isEqualTo(START + 15 * MILLI);
          assertThat(span.getAttributes().get(Keys.STATE)).isEqualTo("sleep");
          assertThat(span.getAttributes().get(Keys.THREAD_ID)).isEqualTo(7);
        });
  }

  @Test
  void neighboursOfOneThread_stayAMicrosecondApart() {
    List<SpanData> spans =
        write(
            Situation.millis(100)
                .wait(State.SLEEP, 0, 50, null)
                .wait(State.WAIT, 50, 100, null)
                .wait(8, State.PARK, 50, 90, null));

    assertThat(spans)
        .extracting(SpanData::getName, SpanData::getStartEpochNanos, SpanData::getEndEpochNanos)
        .containsExactlyInAnyOrder(
            tuple("sleep", START, START + 50 * MILLI - 1_000),
            tuple("wait", START + 50 * MILLI, START + 100 * MILLI),
            tuple("park", START + 50 * MILLI, START + 90 * MILLI));
  }

  @Test
  void aPauseOnAnotherThread_doesNotShortenALockWait() {
    List<SpanData> spans =
        write(
            Situation.millis(100)
                .wait(State.LOCK, 0, 100, cause("com.acme.Inventory"))
                .onThread(8)
                .pause(State.GC, 40, 50, "G1CollectForAllocation", "G1New"));

    assertThat(spans)
        .extracting(SpanData::getName, SpanData::getEndEpochNanos)
        .containsExactly(
            tuple("lock com.acme.Inventory", START + 100 * MILLI),
            tuple("gc G1 Young", START + 50 * MILLI));
  }

  @Test
  void waitSpans_lieInsideTheirParentWhereverTheWaitEnded() {
    List<SpanData> spans =
        write(
            Situation.millis(100).wait(State.SLEEP, -20, 30, null).wait(State.WAIT, 60, 140, null));

    assertThat(spans)
        .extracting(SpanData::getStartEpochNanos, SpanData::getEndEpochNanos)
        .containsExactly(
            tuple(START, START + 30 * MILLI), tuple(START + 60 * MILLI, START + 100 * MILLI));
  }

  @Test
  void theLongestSixteen_areShownAndTheRestFolds() {
    Situation situation = Situation.millis(1000);
    for (int i = 0; i < 20; i++) {
      situation.wait(State.SLEEP, i * 40, i * 40 + 10 + i, null);
    }
    situation.wait(State.SLEEP, 900, 901, null);
    List<SpanData> spans = write(situation);

    assertThat(spans).filteredOn(span -> !isSummary(span)).hasSize(16);
    assertThat(spans)
        .filteredOn(span -> !isSummary(span))
        .allSatisfy(span ->
            assertThat(span.getEndEpochNanos() - span.getStartEpochNanos())
                .isGreaterThanOrEqualTo(14 * MILLI));
    assertThat(spans)
        .filteredOn(WaitSpanWriterTest::isSummary)
        .singleElement()
        .satisfies(summary -> {
          assertThat(summary.getName()).isEqualTo("sleep");
          assertThat(summary.getStartEpochNanos()).isEqualTo(START);
          assertThat(summary.getEndEpochNanos()).isEqualTo(START + 901 * MILLI);
          assertThat(summary.getAttributes().get(Keys.SPAN_COUNT)).isEqualTo(5);
          assertThat(summary.getAttributes().get(Keys.MIN)).isEqualTo(MILLI);
          assertThat(summary.getAttributes().get(Keys.MAX)).isEqualTo(13 * MILLI);
          assertThat(summary.getAttributes().get(Keys.TOTAL)).isEqualTo(47 * MILLI);
          assertThat(summary.getAttributes().get(Keys.AVERAGE)).isEqualTo(9_400_000);
          assertThat(summary.getAttributes().get(Keys.STATE)).isEqualTo("sleep");
        });
  }

  @Test
  void shortWaits_foldByNameOnlyWhenTheirSumIsLongEnough() {
    Situation situation = Situation.millis(100);
    for (int i = 0; i < 5; i++) {
      situation.wait(State.LOCK, i * 10, i * 10 + 1, cause("com.acme.Often"));
      situation.wait(State.LOCK, i * 10 + 5, i * 10 + 5.9, cause("com.acme.Seldom"));
    }

    assertThat(write(situation))
        .singleElement()
        .satisfies(summary -> {
          assertThat(isSummary(summary)).isTrue();
          assertThat(summary.getName()).isEqualTo("lock com.acme.Often");
          assertThat(summary.getAttributes().get(Keys.OBJECT)).isEqualTo("com.acme.Often");
        });
  }

  @Test
  void aTrace_getsNoMoreThanSoManySpansHoweverManySpansItHas() {
    List<SpanData> all = new ArrayList<>();
    for (int id = 1; id <= 400; id++) {
      Situation situation = new Situation(TestSpan.of(id).inTrace(9).millis(0, 100));
      situation.wait(State.SLEEP, 0, 20, null).wait(State.WAIT, 30, 50, null);
      all.addAll(write(situation));
    }
    assertThat(all).filteredOn(span -> !isSummary(span)).hasSize(128);
    assertThat(all).filteredOn(WaitSpanWriterTest::isSummary).hasSize(128);

    Situation ofAnotherTrace = new Situation(TestSpan.of(1).inTrace(10).millis(0, 100));
    assertThat(write(ofAnotherTrace.wait(State.SLEEP, 0, 20, null))).hasSize(1);
  }

  @Test
  void ids_areTheSameForTheSameWaitsAndDifferForOthers() {
    Situation situation = Situation.millis(1000);
    for (int i = 0; i < 10; i++) {
      situation.wait(State.SLEEP, i * 40, i * 40 + 10, null);
      situation.wait(8, State.SLEEP, i * 40, i * 40 + 10, null);
      situation.wait(9, State.LOCK, i * 40, i * 40 + 3, cause("com.acme.A"));
      situation.wait(10, State.LOCK, i * 40, i * 40 + 3, cause("com.acme.B"));
    }
    List<String> ids = write(situation).stream().map(SpanData::getSpanId).toList();
    List<String> again =
        newWriter().write(situation.subject(), situation.ownWaits()).stream()
            .map(SpanData::getSpanId)
            .toList();

    assertThat(ids).hasSizeGreaterThan(18).doesNotHaveDuplicates();
    assertThat(again).containsExactlyElementsOf(ids);
    Situation otherSpan = new Situation(TestSpan.of(2).millis(0, 1000));
    otherSpan.wait(State.SLEEP, 0, 10, null);
    assertThat(write(otherSpan)).noneMatch(span -> ids.contains(span.getSpanId()));
  }

  @Test
  void names_areStateAndClass() {
    List<SpanData> spans =
        write(
            Situation.millis(1000)
                .wait(State.LOCK, 0, 10, cause("com.acme.Inventory"))
                .wait(State.PARK, 20, 30, cause("java.util.concurrent.ArrayBlockingQueue"))
                .wait(State.SOCKET, 40, 50, operation("read", "10.0.0.1", 5432))
                .wait(State.SLEEP, 60, 70, cause(""))
                .wait(State.LOCK, 80, 90, cause("com.acme.B\u00e4r\n"))
                .wait(State.LOCK, 100, 110, cause("com.acme." + "x".repeat(5000)))
                .pause(State.GC, 200, 210, "G1CollectForAllocation", "G1New")
                .pause(State.GC, 220, 230, "ZMarkEnd", "ZGC Major")
                .pause(State.SAFEPOINT, 240, 250, "ThreadDump", ""));

    assertThat(spans)
        .extracting(SpanData::getName)
        .contains(
            "lock com.acme.Inventory",
            "park ArrayBlockingQueue",
            "socket read",
            "sleep",
            "lock com.acme.B?r?",
            "gc G1 Young",
            "gc ZGC Major",
            "safepoint ThreadDump")
        .allMatch(name -> name.matches("[ -~]{1,200}"))
        .hasSize(9);
  }

  @Test
  void aLockWaitOfAnUnknownHolder_claimsNothing() {
    SpanData span =
        write(Situation.millis(100).wait(State.LOCK, 0, 50, lock("com.acme.A", -1, ""))).get(0);

    assertThat(span.getLinks()).isEmpty();
    assertThat(span.getAttributes().asMap().keySet())
        .noneMatch(key -> key.getKey().startsWith("spandrel.holder"));
  }
}
