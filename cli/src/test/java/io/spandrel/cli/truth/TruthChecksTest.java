package io.spandrel.cli.truth;

import static io.spandrel.cli.trace.SpanFixture.span;
import static io.spandrel.cli.trace.SpanFixture.waiting;
import static io.spandrel.cli.truth.DemoFixture.acquisition;
import static io.spandrel.cli.truth.DemoFixture.leaf;
import static io.spandrel.cli.truth.DemoFixture.requests;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruthChecksTest {

  private static final long THRESHOLD_NANOS = 200_000;

  @Test
  void goodRun_passesEveryCheck() {
    assertThat(TruthChecks.of(requests(10), 10, THRESHOLD_NANOS))
        .hasSize(6)
        .allSatisfy(check -> assertThat(check.ok()).as(check.toString()).isTrue());
  }

  @Test
  void noSpans_failsEveryCheck() {
    assertThat(TruthChecks.of(List.of(), 10, THRESHOLD_NANOS))
        .allSatisfy(check -> assertThat(check.ok()).as(check.toString()).isFalse());
  }

  @Test
  void lockTime_holdsUpToItsTolerance() {
    // 2 % of 10 ms.
    assertThat(lockTime(10.2).ok()).isTrue();
    assertThat(lockTime(10.21).ok()).isFalse();
    assertThat(lockTime(9.79).ok()).isFalse();
  }

  private static CheckResult lockTime(double recordedMillis) {
    return LockTimeCheck.check(acquisition("t", "acquire ledger", recordedMillis));
  }

  @Test
  void lockTime_missing_countsAsZero() {
    assertThat(LockTimeCheck.check(unrecorded(90_000)).ok()).isTrue();
    assertThat(LockTimeCheck.check(unrecorded(110_000)).ok()).isFalse();
  }

  private static List<TraceSpan> unrecorded(long measuredNanos) {
    return List.of(
        span("a", "transform").with("demo.acquire ledger.wall_ns", measuredNanos).build(),
        span("b", "acquire ledger").under("a").build());
  }

  @Test
  void lockTime_oneOfAHundredMayBeOutside() {
    List<TraceSpan> spans = new ArrayList<>();
    for (int i = 0; i < 99; i++) {
      spans.addAll(acquisition("t" + i, "acquire ledger", 10));
    }
    spans.addAll(acquisition("bad", "acquire ledger", 5));
    assertThat(LockTimeCheck.check(spans).ok()).isTrue();

    spans.subList(0, 2).clear();
    CheckResult oneOfNinetyNine = LockTimeCheck.check(spans);
    assertThat(oneOfNinetyNine.ok()).isFalse();
    assertThat(oneOfNinetyNine.failed()).isEqualTo(1);
    assertThat(oneOfNinetyNine.worst())
        .isEqualTo(
            "acquire ledger badacquire ledger: 5.00ms instead of 10.0ms, off by 5.00ms (200us"
                + " allowed)");
  }

  @Test
  void cpuTime_oneSpanOutsideIsOneTooMany() {
    List<TraceSpan> spans = new ArrayList<>(requests(100));
    assertThat(CpuTimeCheck.check(spans).ok()).isTrue();

    spans.add(leaf("bad", "fetch").part(State.CPU, 1.21).build());
    assertThat(CpuTimeCheck.check(spans).ok()).isFalse();
  }

  @Test
  void exactSum_isOffByOneNanosecond() {
    TraceSpan span = span("a", "order").at(0, 1).part(State.CPU, 1).build();
    TraceSpan off =
        span("b", "order").at(0, 1).part(State.CPU, 1).with(State.FILE.attribute(), 1L).build();

    assertThat(ExactSumCheck.check(List.of(span), THRESHOLD_NANOS).ok()).isTrue();
    CheckResult result = ExactSumCheck.check(List.of(span, off), THRESHOLD_NANOS);
    assertThat(result.ok()).isFalse();
    assertThat(result.worst()).isEqualTo("order b: off by 1 ns");
  }

  @Test
  void exactSum_looksAtTotalsToo() {
    TraceSpan root =
        span("a", "order").at(0, 1).part(State.CHILD, 1).totalPart(State.CPU, 0.5).build();

    assertThat(ExactSumCheck.check(List.of(root), THRESHOLD_NANOS).ok()).isFalse();
  }

  @Test
  void exactSum_aLongSpanWithoutBreakdownFailsAndAShortOneOrAWaitDoesNot() {
    TraceSpan good = span("a", "order").at(0, 1).part(State.CPU, 1).build();
    TraceSpan shorter = span("b", "order").at(0, 0.199).build();
    TraceSpan wait = waiting("w", "sleep", State.SLEEP).at(0, 1).build();
    TraceSpan bare = span("c", "order").at(0, 0.2).build();

    assertThat(ExactSumCheck.check(List.of(good, shorter, wait), THRESHOLD_NANOS).ok()).isTrue();
    assertThat(ExactSumCheck.check(List.of(good, bare), THRESHOLD_NANOS).worst())
        .isEqualTo("order c: no breakdown");
  }

  @Test
  void namedShare_needsNinetyFivePercentInAll() {
    TraceSpan named = leaf("t", "fetch").part(State.SOCKET, 8.5).part(State.BLOCKED, 0.5).build();
    TraceSpan unnamed = leaf("t", "fetch").part(State.SOCKET, 8.4).part(State.BLOCKED, 0.6).build();

    assertThat(NamedShareCheck.ofLeafSpans(List.of(named)).ok()).isTrue();
    CheckResult result = NamedShareCheck.ofLeafSpans(List.of(unnamed));
    assertThat(result.ok()).isFalse();
    assertThat(result.worst()).isEqualTo("94.00 % in all, the least in fetch tfetch: 94.00 %");
  }

  @Test
  void namedShare_ofRootsLeavesOutShortRequests() {
    TraceSpan longRoot = span("a", "request").at(0, 20).totalPart(State.CPU, 20).build();
    TraceSpan shortRoot = span("b", "request").at(0, 10).totalPart(State.DETACHED, 10).build();

    CheckResult result = NamedShareCheck.ofLocalRoots(List.of(longRoot, shortRoot));

    assertThat(result.checked()).isEqualTo(1);
    assertThat(result.ok()).isTrue();
  }

  @Test
  void arrival_missingTraceOrSpanFails() {
    List<TraceSpan> spans = new ArrayList<>(requests(2));

    assertThat(arrival(spans, 3).worst()).isEqualTo("1 traces missing");
    spans.removeIf(span -> span.spanId().equals("t0fetch"));
    assertThat(arrival(spans, 2).ok()).isFalse();
    assertThat(arrival(spans, 2).worst())
        .startsWith("trace t0 has {")
        .contains("transform=1")
        .doesNotContain("fetch");
  }

  @Test
  void arrival_spanThatCameTwiceFails() {
    List<TraceSpan> spans = new ArrayList<>(requests(2));
    spans.add(spans.get(3));

    assertThat(arrival(spans, 2).ok()).isFalse();
    assertThat(arrival(spans, 2).worst()).isEqualTo("1 spans came twice");
  }

  @Test
  void arrival_spanThatTheProgramNeverMadeFails() {
    List<TraceSpan> spans = new ArrayList<>(requests(2));
    spans.add(span("new", "surprise").in("t1").under("t1r").build());

    assertThat(arrival(spans, 2).ok()).isFalse();
  }

  @Test
  void arrival_waitsAreNotCounted() {
    List<TraceSpan> spans = new ArrayList<>(requests(2));
    spans.add(waiting("w", "lock Inventory", State.LOCK).in("t1").under("t1x").build());

    assertThat(arrival(spans, 2).ok()).isTrue();
  }

  private static CheckResult arrival(List<TraceSpan> spans, int requests) {
    return TruthChecks.of(spans, requests, THRESHOLD_NANOS).get(0);
  }
}
