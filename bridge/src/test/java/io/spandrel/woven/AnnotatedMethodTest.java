package io.spandrel.woven;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.spandrel.internal.MisuseReports;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnnotatedMethodTest {
  @RegisterExtension static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();
  @RegisterExtension final MisuseReports reports = new MisuseReports();

  @AfterEach
  void nothingReportedAndNothingLeft() {
    assertThat(reports.messages()).isEmpty();
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void methodThatReturns_endsItsSpan() {
    Object task = AnnotatedMethod.enterTask("Shop.order");
    Object region = AnnotatedMethod.enterRegion("Shop.parse");
    AnnotatedMethod.exit(region, "value", null);
    AnnotatedMethod.exit(task, null, null);
    assertThat(OTEL.getSpans())
        .extracting(span ->
            span.getName()
                + " "
                + span.getAttributes().get(AttributeKey.stringKey("spandrel.type")))
        .containsExactly("Shop.parse region", "Shop.order task");
    assertThat(OTEL.getSpans().get(0).getParentSpanId())
        .isEqualTo(OTEL.getSpans().get(1).getSpanId());
  }

  @Test
  void methodThatThrows_hasAFailedSpan() {
    AnnotatedMethod.exit(
        AnnotatedMethod.enterTask("Shop.order"), null, new IllegalStateException());
    assertFailed("java.lang.IllegalStateException");
  }

  @Test
  void methodThatReturnsAFuture_endsWithTheFuture() {
    CompletableFuture<String> result = new CompletableFuture<>();
    AnnotatedMethod.exit(AnnotatedMethod.enterTask("Shop.order"), result, null);
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
    assertThat(OTEL.getSpans()).isEmpty();
    result.complete("done");
    assertThat(OTEL.getSpans())
        .singleElement()
        .satisfies(s -> assertThat(s.getStatus()).isEqualTo(StatusData.unset()));
  }

  @Test
  void futureThatFails_failsTheSpanWithItsCause() {
    CompletableFuture<String> result = new CompletableFuture<>();
    AnnotatedMethod.exit(AnnotatedMethod.enterTask("Shop.order"), result, null);
    result.completeExceptionally(new CompletionException(new IllegalStateException()));
    assertFailed("java.lang.IllegalStateException");
  }

  @Test
  void cancelledFuture_endsTheSpan() {
    CompletableFuture<String> result = new CompletableFuture<>();
    AnnotatedMethod.exit(AnnotatedMethod.enterTask("Shop.order"), result, null);
    result.cancel(true);
    assertFailed("java.util.concurrent.CancellationException");
  }

  @Test
  void futureThatTakesNoListeners_endsTheSpanAtOnce() {
    CompletableFuture<String> result =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<String> whenComplete(
              BiConsumer<? super String, ? super Throwable> action) {
            throw new UnsupportedOperationException();
          }
        };
    AnnotatedMethod.exit(AnnotatedMethod.enterTask("Shop.order"), result, null);
    assertThat(OTEL.getSpans()).hasSize(1);
  }

  @Test
  void exitWithoutEnter_doesNothing() {
    AnnotatedMethod.exit(null, "value", null);
    AnnotatedMethod.exit("not ours", null, new IllegalStateException());
    assertThat(OTEL.getSpans()).isEmpty();
  }

  private static void assertFailed(String type) {
    assertThat(OTEL.getSpans()).hasSize(1);
    SpanData span = OTEL.getSpans().get(0);
    assertThat(span.getStatus()).isEqualTo(StatusData.error());
    assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type"))).isEqualTo(type);
    assertThat(span.getEvents())
        .singleElement()
        .satisfies(e -> assertThat(e.getName()).isEqualTo("exception"));
  }
}
