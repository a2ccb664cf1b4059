package io.spandrel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.spandrel.internal.MisuseReports;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TaskTest {
  @RegisterExtension static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();
  @RegisterExtension final MisuseReports reports = new MisuseReports();

  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @AfterEach
  void nothingReportedAndNothingLeft() {
    other.shutdown();
    assertThat(reports.messages()).isEmpty();
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  @SuppressWarnings("try")
  void task_isCurrentUntilClosed() {
    try (TaskScope task = Trace.task("order")) {
      assertThat(Span.current().getSpanContext().isValid()).isTrue();
    }
    SpanData span = only("order");
    assertThat(span.getAttributes().get(AttributeKey.stringKey("spandrel.type"))).isEqualTo("task");
    assertThat(span.getParentSpanId()).isEqualTo(SpanId.getInvalid());
    assertThat(span.hasEnded()).isTrue();
  }

  @Test
  @SuppressWarnings("try")
  void taskInsideTask_isItsChild() {
    try (TaskScope outer = Trace.task("outer");
        TaskScope inner = Trace.task("inner")) {
      Trace.startTask("started").end();
    }
    assertThat(only("inner").getParentSpanId()).isEqualTo(only("outer").getSpanId());
    assertThat(only("started").getParentSpanId()).isEqualTo(only("inner").getSpanId());
  }

  @Test
  void startedTask_isNotCurrent() {
    TaskSpan task = Trace.startTask("order");
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
    assertThat(OTEL.getSpans()).isEmpty();
    task.end();
    assertThat(only("order").getAttributes().get(AttributeKey.stringKey("spandrel.type")))
        .isEqualTo("task");
  }

  @Test
  @SuppressWarnings("try")
  void startedTask_canBeAttachedOnSeveralThreadsAndEndedOnAnother() throws Exception {
    TaskSpan task = Trace.startTask("order");
    try (Attachment here = task.makeCurrent()) {
      Trace.region("first", () -> {});
    }
    other
        .submit(() -> {
          try (Attachment there = task.makeCurrent()) {
            Trace.region("second", () -> {});
          }
          task.end();
        })
        .get();
    String id = only("order").getSpanId();
    assertThat(only("first").getParentSpanId()).isEqualTo(id);
    assertThat(only("second").getParentSpanId()).isEqualTo(id);
  }

  @Test
  @SuppressWarnings("try")
  void startedTask_takesItsBaggageAlong() throws Exception {
    TaskSpan task;
    try (var baggage = Baggage.builder().put("tenant", "acme").build().makeCurrent()) {
      task = Trace.startTask("order");
    }
    assertThat(other.submit(task.wrap(() -> Baggage.current().getEntryValue("tenant"))).get())
        .isEqualTo("acme");
    task.end();
  }

  @Test
  void wrappedBodies_runInsideTheTask() throws Exception {
    TaskSpan task = Trace.startTask("order");
    Runnable runnable = () -> Trace.region("run", () -> {});
    Callable<String> callable = () -> Trace.region("call", () -> "called");
    other.submit(task.wrap(runnable)).get();
    assertThat(other.submit(task.wrap(callable)).get()).isEqualTo("called");
    assertThat(
            CompletableFuture.supplyAsync(
                    task.wrapSupplier(() -> Trace.region("supply", () -> 7)), other)
                .get())
        .isEqualTo(7);
    assertThat(other.submit(() -> Span.current().getSpanContext().isValid()).get()).isFalse();
    task.end();
    String id = only("order").getSpanId();
    assertThat(OTEL.getSpans())
        .filteredOn(span -> !span.getName().equals("order"))
        .extracting(SpanData::getName, SpanData::getParentSpanId)
        .containsExactlyInAnyOrder(tuple("run", id), tuple("call", id), tuple("supply", id));
  }

  @Test
  void wrappedBody_passesOnWhatItThrowsAndRecordsIt() {
    TaskSpan task = Trace.startTask("order");
    IllegalStateException failure = new IllegalStateException("no stock");
    Runnable body =
        () -> {
          throw failure;
        };
    assertThatThrownBy(() -> task.wrap(body).run()).isSameAs(failure);
    task.end();
    SpanData span = only("order");
    assertThat(span.getStatus()).isEqualTo(StatusData.error());
    assertThat(span.getEvents())
        .singleElement()
        .satisfies(e -> assertThat(e.getName()).isEqualTo("exception"));
  }

  private static SpanData only(String name) {
    return OTEL.getSpans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
