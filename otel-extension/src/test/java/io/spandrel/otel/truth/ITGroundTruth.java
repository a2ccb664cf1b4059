package io.spandrel.otel.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.otel.agent.OtlpProtocol;
import io.spandrel.otel.agent.SchemaCheck;
import io.spandrel.receiver.ReceivedLink;
import io.spandrel.receiver.ReceivedSpan;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programs that do one thing and know what it took, by their own clocks, against what their spans
 * say. What is compared are two accounts of the same moments, so a busy machine changes both alike.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ITGroundTruth {
  /** A preemption between two clocks can spoil a reading, of theirs or of ours. */
  private static final double MOST = 0.95;

  private static final long MILLI = 1_000_000;

  /** A wait of at least this is a bar: the default, and what the bar itself may be off. */
  private static final long SURELY_A_BAR_NANOS = 5_500_000;

  private final Map<TruthCase, TruthRun> runs = new EnumMap<>(TruthCase.class);

  /** One run for all tests of a case. */
  private TruthRun run(TruthCase truth) throws InterruptedException {
    if (!runs.containsKey(truth)) {
      OtlpProtocol protocol = OtlpProtocol.values()[truth.ordinal() % 2];
      runs.put(truth, TruthRun.of(truth.program(), protocol));
    }
    return runs.get(truth);
  }

  @ParameterizedTest
  @EnumSource
  void program_endsWellAndItsSpansKeepToTheSchema(TruthCase truth) throws Exception {
    TruthRun run = run(truth);
    assertThat(run.program().exitCode()).as(run.program().text()).isZero();
    assertThat(run.program().spandrelLines()).isEmpty();
    assertThat(run.acts()).hasSize(MeasuredSpans.TIMES);
    SchemaCheck.of(run.spans()).verify();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CPU_BURN")
  void state_isTheTimeOffTheCpu(TruthCase truth) throws Exception {
    assertMost(
        run(truth).acts(),
        act ->
            Math.abs(truth.nanos(act) - act.measuredOffCpu())
                <= truth.toleranceNanos(act.measuredOffCpu()));
  }

  @ParameterizedTest
  @EnumSource
  void cpu_isWhatTheThreadsClockSays(TruthCase truth) throws Exception {
    assertMost(
        run(truth).acts(), act -> act.cpuOffBy() <= truth.cpuToleranceNanos(act.measuredCpu()));
  }

  /** Their beans count whole milliseconds, inside the pause. */
  @Test
  void pauses_areAtLeastWhatTheCollectorsCount() throws Exception {
    assertMost(
        run(TruthCase.SYSTEM_GC).acts(),
        act -> act.part("gc_overlap") >= act.measured("collectors") - 2 * MILLI);
    assertThat(run(TruthCase.SYSTEM_GC).acts())
        .anyMatch(act -> act.measured("collectors") > 2 * MILLI);
  }

  /** A pause of the whole VM may fall into any span, so gc and safepoint are not among them. */
  @ParameterizedTest
  @EnumSource
  void otherWaits_areNotSeen(TruthCase truth) throws Exception {
    List<String> others =
        List.of("lock", "socket", "file", "sleep", "wait", "park", "remote", "child", "queue");
    assertMost(
        run(truth).acts(),
        act ->
            others.stream()
                .filter(state -> !state.equals(truth.state()))
                .allMatch(state -> act.part(state) == 0));
    // The last moments before the program ends may not have been seen.
    assertMost(run(truth).acts(), act -> act.part("unexplained") == 0);
  }

  @ParameterizedTest
  @EnumSource
  void longWait_isABarThatSaysWhatItWas(TruthCase truth) throws Exception {
    TruthRun run = run(truth);
    Set<String> programsOwn = Set.of(truth.program().getName() + ".run");
    for (MeasuredSpan act : run.acts()) {
      List<ReceivedSpan> bars =
          run.waitsIn(act.span()).stream()
              .filter(bar -> bar.stringAttribute("spandrel.state").orElse("").equals(truth.state()))
              .toList();
      if (!truth.hasBars()) {
        assertThat(bars).isEmpty();
      } else if (act.part(truth.state()) >= SURELY_A_BAR_NANOS) {
        assertThat(bars).as("bars in %s", act).isNotEmpty();
      }
      assertThat(bars).allMatch(bar -> bar.name().startsWith(truth.bar()), truth.bar());
      if (truth.isOfThread()) {
        assertThat(bars)
            .allMatch(bar -> bar.stringAttribute("thread.name").orElse("").equals("main"))
            .extracting(bar -> bar.stringAttribute("code.function.name").orElse(""))
            .isSubsetOf(programsOwn);
      }
    }
  }

  @Test
  void monitorsHolder_isNamedAndItsSpanLinked() throws Exception {
    TruthRun run = run(TruthCase.MONITOR);
    Set<String> holds =
        run.named(LockHolder.SPAN).stream().map(ReceivedSpan::spanId).collect(Collectors.toSet());
    List<ReceivedSpan> bars =
        run.acts().stream().flatMap(act -> run.waitsIn(act.span()).stream()).toList();
    List<ReceivedSpan> locks =
        bars.stream().filter(bar -> bar.name().startsWith(TruthCase.MONITOR.bar())).toList();
    assertThat(locks).hasSizeGreaterThan(MeasuredSpans.TIMES / 2);
    assertThat(locks)
        .extracting(bar -> bar.stringAttribute("spandrel.holder.thread.name").orElse("unknown"))
        .containsOnly(LockHolder.THREAD);
    List<String> linked =
        locks.stream().flatMap(bar -> bar.links().stream()).map(ReceivedLink::spanId).toList();
    assertThat(linked)
        .as("each wait had a holder's span of its own")
        .hasSameSizeAs(locks)
        .doesNotHaveDuplicates();
    assertThat(holds).containsAll(linked);
    assertThat(locks)
        .extracting(bar -> bar.stringAttribute("spandrel.holder.summary").orElse("unknown"))
        .allMatch(summary -> summary.matches("(.*, )?sleep \\d+%.*"));
  }

  private static void assertMost(List<MeasuredSpan> acts, Predicate<MeasuredSpan> good) {
    List<MeasuredSpan> bad = acts.stream().filter(good.negate()).toList();
    assertThat(bad)
        .as("all %d but %.0f %% should agree", acts.size(), 100 * (1 - MOST))
        .hasSizeLessThanOrEqualTo((int) Math.round(acts.size() * (1 - MOST)));
  }
}
