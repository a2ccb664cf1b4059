package io.spandrel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.spandrel.internal.MisuseReports;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegionTest {
  @RegisterExtension static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();
  @RegisterExtension final MisuseReports reports = new MisuseReports();

  @AfterEach
  void nothingReportedAndNothingLeft() {
    assertThat(reports.messages()).isEmpty();
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void region_returnsTheBodysValue() {
    int length = Trace.region("parse", () -> "abc".length());
    assertThat(length).isEqualTo(3);
    SpanData span = only();
    assertThat(span.getName()).isEqualTo("parse");
    assertThat(span.getAttributes().get(AttributeKey.stringKey("spandrel.type")))
        .isEqualTo("region");
    assertThat(span.getStatus()).isEqualTo(StatusData.unset());
  }

  @Test
  void region_runsABodyWithoutResult() {
    AtomicBoolean ran = new AtomicBoolean();
    Trace.region("parse", () -> ran.set(true));
    assertThat(ran).isTrue();
    assertThat(only().getName()).isEqualTo("parse");
  }

  @Test
  void region_withNoSpanAround_beginsATrace() {
    Trace.region("parse", () -> {});
    assertThat(only().getParentSpanId()).isEqualTo(SpanId.getInvalid());
  }

  @Test
  void region_insideTask_isItsChild() {
    String parent;
    try (TaskScope task = Trace.task("order")) {
      assertThat(task).isNotNull();
      parent = Span.current().getSpanContext().getSpanId();
      Trace.region("parse", () -> {});
    }
    assertThat(OTEL.getSpans())
        .filteredOn(span -> span.getName().equals("parse"))
        .singleElement()
        .satisfies(span -> assertThat(span.getParentSpanId()).isEqualTo(parent));
  }

  @Test
  void region_passesOnACheckedExceptionAndRecordsIt() {
    IOException failure = new IOException("broken");
    assertThatThrownBy(() -> parseFailing(failure)).isSameAs(failure);
    SpanData span = only();
    assertThat(span.getStatus()).isEqualTo(StatusData.error());
    assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
        .isEqualTo("java.io.IOException");
    assertThat(span.getEvents())
        .singleElement()
        .satisfies(event ->
            assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.message")))
                .isEqualTo("broken"));
  }

  /** Compiles only if the compiler knows that nothing but IOException is passed on. */
  private static String parseFailing(IOException failure) throws IOException {
    return Trace.region("parse", () -> failOrReturn(failure));
  }

  private static String failOrReturn(IOException failure) throws IOException {
    if (failure != null) {
      throw failure;
    }
    return "";
  }

  @Test
  void region_passesOnAnErrorUnchanged() {
    AssertionError failure = new AssertionError();
    assertThatThrownBy(() ->
            Trace.region(
                "parse",
                () -> {
                  throw failure;
                }))
        .isSameAs(failure);
    assertThat(only().getStatus()).isEqualTo(StatusData.error());
  }

  @Test
  void region_whoseExceptionCannotBeDescribed_stillPassesItOnAndEnds() {
    RuntimeException failure =
        new RuntimeException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException("no message");
          }
        };
    assertThatThrownBy(() ->
            Trace.region(
                "parse",
                () -> {
                  throw failure;
                }))
        .isSameAs(failure);
    assertThat(only().getStatus()).isEqualTo(StatusData.error());
    assertThat(reports.messages()).singleElement().asString().contains("inside Spandrel");
    reports.messages().clear();
  }

  @Test
  void startedRegion_isCurrentUntilClosed() {
    try (RegionScope region = Trace.startRegion("parse")) {
      assertThat(region).isNotNull();
      assertThat(Span.current().getSpanContext().isValid()).isTrue();
    }
    assertThat(only().getName()).isEqualTo("parse");
  }

  private static SpanData only() {
    assertThat(OTEL.getSpans()).hasSize(1);
    return OTEL.getSpans().get(0);
  }
}
