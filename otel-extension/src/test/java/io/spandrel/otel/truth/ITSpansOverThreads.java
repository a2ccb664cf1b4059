package io.spandrel.otel.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.otel.agent.OtlpProtocol;
import io.spandrel.otel.agent.SchemaCheck;
import io.spandrel.receiver.ReceivedSpan;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said of spans whose time passes on several threads, or on none. */
class ITSpansOverThreads {
  private static TruthRun run;

  @BeforeAll
  static void runProgram() throws Exception {
    run = TruthRun.of(SpansOverThreads.class, OtlpProtocol.HTTP);
  }

  @Test
  void program_endsWellAndItsSpansKeepToTheSchema() {
    assertThat(run.program().exitCode()).as(run.program().text()).isZero();
    assertThat(run.program().spandrelLines()).isEmpty();
    SchemaCheck.of(run.spans()).verify();
  }

  @Test
  void parentThatWaitsForItsChild_wasInTheChild() {
    ReceivedSpan parent = run.only(SpansOverThreads.PARENT);
    ReceivedSpan child = run.only(SpansOverThreads.CHILD);
    assertThat(child.parentSpanId()).isEqualTo(parent.spanId());
    assertThat(part(parent, "child"))
        .as("all of the child but what the parent ran meanwhile, or wanted to")
        .isBetween(
            child.durationNanos() - part(parent, "cpu") - part(parent, "runnable"),
            child.durationNanos());
    assertThat(part(parent, "total.sleep")).isPositive().isLessThanOrEqualTo(part(child, "sleep"));
  }

  @Test
  void childsWait_isABarInTheChildAlone() {
    ReceivedSpan child = run.only(SpansOverThreads.CHILD);
    assertThat(run.waitsIn(child)).extracting(ReceivedSpan::name).containsExactly("sleep");
    assertThat(run.waitsIn(run.only(SpansOverThreads.PARENT)))
        .noneMatch(
            wait -> wait.startNanos() >= child.startNanos() && wait.endNanos() <= child.endNanos());
  }

  @Test
  void spanCurrentNowhere_isDetached() {
    ReceivedSpan nowhere = run.only(SpansOverThreads.NOWHERE);
    assertThat(SchemaCheck.parts(nowhere))
        .containsOnly(Map.entry("detached", nowhere.durationNanos()), Map.entry("unexplained", 0L));
    assertThat(nowhere.longAttribute("spandrel.threads")).hasValue(0);
  }

  @Test
  void threadThatLeavesLater_waitedToTheEnd() {
    ReceivedSpan left = run.only(SpansOverThreads.LEFT_BEHIND);
    assertThat(part(left, "park")).as("%s", left.attributes()).isGreaterThan(mostOf(left));
    assertThat(run.waitsIn(left))
        .extracting(ReceivedSpan::name)
        .containsExactly("park CountDownLatch");
  }

  /** No event tells of a wait that never ends; the kernel still says that nothing ran. */
  @Test
  void threadThatNeverLeaves_isOngoingAndItsTimeIsNotUnexplained() {
    ReceivedSpan stuck = run.only(SpansOverThreads.STUCK);
    assertThat(stuck.booleanAttribute("spandrel.ongoing")).hasValue(true);
    assertThat(part(stuck, "unexplained")).as("%s", stuck.attributes()).isZero();
    assertThat(part(stuck, "park") + part(stuck, "blocked")).isGreaterThan(mostOf(stuck));
  }

  /** Of what the span was current for. */
  private static long mostOf(ReceivedSpan span) {
    return (span.durationNanos() - part(span, "detached")) * 9 / 10;
  }

  @Test
  void spanOnTwoThreads_countsTheirSleepOnce() {
    ReceivedSpan two = run.only(SpansOverThreads.TWO);
    assertThat(two.longAttribute("spandrel.threads")).hasValue(2);
    assertThat(two.longAttribute("spandrel.cpu_time_ns").orElse(0))
        .isGreaterThanOrEqualTo(part(two, "cpu"));
    assertThat(part(two, "sleep")).isLessThanOrEqualTo(two.durationNanos());
    assertThat(run.waitsIn(two).stream().filter(wait -> wait.name().equals("sleep")))
        .extracting(wait -> wait.stringAttribute("thread.name").orElse(""))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  private static long part(ReceivedSpan span, String state) {
    return span.longAttribute("spandrel." + state + "_ns").orElse(0);
  }
}
