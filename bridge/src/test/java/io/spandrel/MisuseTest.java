package io.spandrel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.internal.MisuseReports;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MisuseTest {
  @RegisterExtension static final OpenTelemetryExtension OTEL = OpenTelemetryExtension.create();
  @RegisterExtension final MisuseReports reports = new MisuseReports();

  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @AfterEach
  void nothingLeft() {
    other.shutdown();
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void regionClosedTwice_isReportedOnceAndEndsOnce() {
    for (int i = 0; i < 3; i++) {
      RegionScope region = Trace.startRegion("parse");
      region.close();
      region.close();
    }
    assertThat(OTEL.getSpans()).hasSize(3);
    assertThat(reports.messages())
        .singleElement()
        .asString()
        .contains("The region \"parse\" was closed twice")
        .contains("MisuseTest.regionClosedTwice");
  }

  @Test
  void regionClosedOnAnotherThread_endsAndIsReported() throws Exception {
    RegionScope region = Trace.startRegion("parse");
    other.submit(region::close).get();
    assertThat(OTEL.getSpans()).extracting(SpanData::getName).containsExactly("parse");
    assertThat(reports.messages())
        .singleElement()
        .asString()
        .contains("\"parse\" was closed on thread \"pool-");

    Trace.region("next", () -> {});
    assertThat(span("next").getParentSpanContext().isValid())
        .as("the dead region is no longer current")
        .isFalse();
  }

  @Test
  void regionsClosedOutOfOrder_areReportedAndLeaveNothingCurrent() {
    RegionScope outer = Trace.startRegion("outer");
    RegionScope inner = Trace.startRegion("inner");
    outer.close();
    inner.close();
    assertThat(OTEL.getSpans()).extracting(SpanData::getName).containsExactly("outer", "inner");
    assertThat(reports.messages())
        .singleElement()
        .asString()
        .contains("\"outer\"")
        .contains("inside it");
  }

  @Test
  void regionClosedUnderAForeignContext_isReported() {
    RegionScope region = Trace.startRegion("parse");
    Scope foreign = Context.current().with(Span.getInvalid()).makeCurrent();
    region.close();
    foreign.close();
    assertThat(OTEL.getSpans()).hasSize(1);
    assertThat(reports.messages())
        .singleElement()
        .asString()
        .contains("\"parse\"")
        .contains("inside it");
    Trace.region("next", () -> {});
    assertThat(span("next").getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void regionsClosedElsewhereInAnEndlessRelay_keepNoEndlessChain() throws Exception {
    WeakReference<Object> first = null;
    Context handedOn = Context.root();
    for (int i = 0; i < 1_000; i++) {
      // Each region opens on a thread of its own, which then ends, inside the context of the one
      // before.
      FutureTask<Context> opening = new FutureTask<>(openAndGiveAway(handedOn));
      new Thread(opening).start();
      handedOn = opening.get();
      if (first == null) {
        first = new WeakReference<>(handedOn);
      }
    }
    WeakReference<Object> oldest = first;
    await()
        .untilAsserted(() -> {
          System.gc();
          assertThat(oldest.get()).isNull();
        });
    assertThat(Span.fromContext(handedOn).getSpanContext().isValid()).isTrue();
    assertThat(reports.messages()).singleElement().asString().contains("closed on thread");
  }

  private Callable<Context> openAndGiveAway(Context around) {
    return () -> {
      around.makeCurrent();
      RegionScope region = Trace.startRegion("relay");
      Context context = Context.current();
      other.submit(region::close).get();
      return context;
    };
  }

  @Test
  void regionNeverClosed_isReportedWhenItsHandleIsCollected() {
    Trace.startRegion("forgotten");
    awaitReport("The region \"forgotten\" was never closed");
    Trace.region("next", () -> {});
    assertThat(OTEL.getSpans())
        .as("its end is not made up")
        .extracting(SpanData::getName)
        .containsExactly("next");
    assertThat(span("next").getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void taskNeverEnded_isReportedWhenItsHandleIsCollected() {
    Trace.startTask("forgotten");
    awaitReport("The task \"forgotten\" was never ended");
    assertThat(OTEL.getSpans()).isEmpty();
  }

  @Test
  void attachmentNeverClosed_isReportedThoughTheTaskEnded() {
    attachAndEnd();
    awaitReport("The task \"order\" was never closed");
    Trace.region("next", () -> {});
    assertThat(span("next").getParentSpanContext().isValid()).isFalse();
  }

  private static void attachAndEnd() {
    TaskSpan task = Trace.startTask("order");
    task.makeCurrent();
    task.end();
  }

  @Test
  void taskEndedTwice_isReported() {
    TaskSpan task = Trace.startTask("order");
    task.end();
    task.end();
    assertThat(OTEL.getSpans()).hasSize(1);
    assertThat(reports.messages())
        .singleElement()
        .asString()
        .contains("The task \"order\" was ended twice");
  }

  @Test
  void noName_isTheCallersMethod() {
    Trace.region(null, () -> {});
    Trace.startTask("").end();
    Runnable lambda = () -> Trace.region(null, () -> {});
    lambda.run();
    assertThat(OTEL.getSpans())
        .extracting(SpanData::getName)
        .containsExactly(
            "MisuseTest.noName_isTheCallersMethod",
            "MisuseTest.noName_isTheCallersMethod",
            "MisuseTest.noName_isTheCallersMethod");
    assertThat(reports.messages()).singleElement().asString().contains("null or empty name");
  }

  @Test
  void noBody_isReportedAndDoesNothing() {
    assertThat(Trace.region("parse", (RegionBody<String, RuntimeException>) null)).isNull();
    Trace.region("parse", (RegionAction<RuntimeException>) null);
    TaskSpan task = Trace.startTask("order");
    assertThat(task.wrap((Runnable) null)).isNull();
    assertThat(task.wrap((Callable<String>) null)).isNull();
    assertThat(task.wrapSupplier(null)).isNull();
    task.end();
    assertThat(OTEL.getSpans()).extracting(SpanData::getName).containsExactly("order");
    assertThat(reports.messages())
        .singleElement()
        .asString()
        .contains("null body was given to Trace.region");
  }

  private void awaitReport(String sentence) {
    await()
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> {
          System.gc();
          assertThat(reports.messages()).singleElement().asString().contains(sentence);
        });
  }

  private static SpanData span(String name) {
    return OTEL.getSpans().stream()
        .filter(span -> span.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
