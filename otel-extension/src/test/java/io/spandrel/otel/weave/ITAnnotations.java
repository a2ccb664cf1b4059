package io.spandrel.otel.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The annotations, woven by the real agent into a program that has the bridge and the OpenTelemetry
 * API.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ITAnnotations {
  private LoggedRun run;

  @BeforeAll
  void runProgram() throws Exception {
    run = LoggedRun.of(AnnotatedProgram.class);
  }

  @Test
  void program_runsToItsEndWithoutComplaint() {
    assertThat(run.exitCode()).as(String.join("\n", run.output())).isZero();
    assertThat(run.output()).noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
  }

  @Test
  void namedTask_holdsItsPrivateRegionAndLogLine() {
    LoggedSpan order = run.span("order");
    LoggedSpan parse = run.span("parse");
    assertThat(order.isOfType("task")).isTrue();
    assertThat(order.isFailed()).isFalse();
    assertThat(parse.isOfType("region")).isTrue();
    assertThat(parse.parentId()).isEqualTo(order.id());
    assertThat(parse.hasEvent("cache")).isTrue();
  }

  @Test
  void unnamedMethods_areCalledClassAndMethod() {
    assertThat(run.span("AnnotatedProgram.unnamed").isOfType("task")).isTrue();
    assertThat(run.span("Nested.call").isOfType("region")).isTrue();
  }

  @Test
  void primitiveResult_isReturnedUnchanged() {
    assertThat(run.output()).contains("sum=5");
    assertThat(run.span("primitive").isOfType("region")).isTrue();
  }

  @Test
  void thrownException_isRecordedAndPassedOn() {
    assertThat(run.output()).contains("thrown=broken");
    LoggedSpan failing = run.span("failing");
    assertThat(failing.isFailed()).isTrue();
    assertThat(failing.hasEvent("exception")).isTrue();
  }

  @Test
  void futureCompletedOnAnotherThread_isTheSameObjectAndEndsTheSpan() {
    assertThat(run.output()).contains("same=true current=false");
    assertThat(run.span("later").isFailed()).isFalse();
  }

  @Test
  void cancelledFuture_endsTheSpan() {
    assertThat(run.span("cancelled").isFailed()).isTrue();
  }

  @Test
  void methodWithBothAnnotations_isARegionInsideATask() {
    assertThat(run.span("both region").parentId()).isEqualTo(run.span("both task").id());
  }

  @Test
  void defaultMethod_isWoven() {
    assertThat(run.span("default method").isOfType("region")).isTrue();
  }

  @Test
  void bridgeAndAbstractMethods_makeNoSpansOfTheirOwn() {
    assertThat(run.span("once").isOfType("region")).isTrue();
    assertThat(run.spans()).extracting(LoggedSpan::name).doesNotContain("not inherited");
  }

  @Test
  void nothing_staysCurrent() {
    assertThat(run.output()).contains("left=false");
  }

  @Test
  void isEnabled_followsTheRecorderAndTheSpan() {
    assertThat(run.output()).contains("enabled off=false", "enabled on=true outside=false");
  }

  @Test
  void disabledExtension_weavesNothing() throws Exception {
    LoggedRun disabled = LoggedRun.of(AnnotatedProgram.class, "-Dspandrel.enabled=false");
    assertThat(disabled.exitCode()).isZero();
    assertThat(disabled.output()).contains("sum=5", "enabled on=false outside=false");
    assertThat(disabled.spans())
        .as("only what the API makes")
        .extracting(LoggedSpan::name)
        .containsExactly("off", "on");
  }
}
