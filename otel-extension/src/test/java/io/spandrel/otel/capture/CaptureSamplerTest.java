package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaptureSamplerTest {
  private static final String TRACE_ID = "0123456789abcdef0123456789abcdef";

  private final List<String> wishes = new ArrayList<>();
  private double dice;
  private SpanCaptures captures =
      traceId -> {
        wishes.add(traceId);
        return Optional.of(traceId + ".jfr");
      };

  private Span start(Context parent, Sampler sampler) {
    CaptureSampler captureSampler =
        new CaptureSampler(0.25, () -> dice, traceId -> captures.begin(traceId));
    SdkTracerProvider provider =
        SdkTracerProvider.builder().setSampler(sampler).addSpanProcessor(captureSampler).build();
    Tracer tracer = provider.get("test");
    return tracer.spanBuilder("span").setParent(parent).startSpan();
  }

  private Span start(Context parent) {
    return start(parent, Sampler.alwaysOn());
  }

  private static String file(Span span) {
    return ((ReadableSpan) span).getAttribute(CaptureSampler.FILE);
  }

  private static Context remote() {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.createFromRemoteParent(
                    TRACE_ID,
                    "0123456789abcdef",
                    TraceFlags.getSampled(),
                    TraceState.getDefault())));
  }

  @Test
  void aRoot_startsACaptureAndNamesIt() {
    Span span = start(Context.root());

    assertThat(wishes).containsExactly(span.getSpanContext().getTraceId());
    assertThat(file(span)).isEqualTo(span.getSpanContext().getTraceId() + ".jfr");
  }

  @Test
  void aSpanWhoseParentIsInAnotherProcess_isALocalRoot() {
    assertThat(file(start(remote()))).isEqualTo(TRACE_ID + ".jfr");
  }

  @Test
  void aChild_startsNone() {
    Span parent = start(Context.root());
    wishes.clear();

    assertThat(file(start(Context.root().with(parent)))).isNull();
    assertThat(wishes).isEmpty();
  }

  @Test
  void theShare_isTheProbability() {
    dice = 0.25;
    assertThat(file(start(Context.root()))).isNull();
    dice = 0.2499;
    assertThat(file(start(Context.root()))).isNotNull();
  }

  @Test
  void aSpanThatIsNotSampled_startsNone() {
    start(Context.root(), Sampler.alwaysOff());
    assertThat(wishes).isEmpty();
  }

  @Test
  void aWishThatIsNotGranted_leavesNoName() {
    captures = traceId -> Optional.empty();
    assertThat(file(start(Context.root()))).isNull();
  }

  @Test
  void aFailure_doesNotReachTheApplication() {
    captures =
        traceId -> {
          throw new StackOverflowError("ours");
        };
    assertThat(start(Context.root()).isRecording()).isTrue();
  }
}
