package io.spandrel.otel.truth;

import io.spandrel.otel.agent.OtlpProtocol;
import io.spandrel.otel.agent.ProgramRun;
import io.spandrel.otel.agent.TracedProgram;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.receiver.ReceivedSpans;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One run of a truth program, and what arrived.
 *
 * @param spans all spans, in the order of their arrival
 */
record TruthRun(ProgramRun program, List<ReceivedSpan> spans) {
  static TruthRun of(Class<?> main, OtlpProtocol protocol) throws InterruptedException {
    ReceivedSpans received = new ReceivedSpans();
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(received).build().start()) {
      ProgramRun program =
          TracedProgram.of(main)
              .sendingTo(receiver, protocol)
              // Of Spandrel's own packages no line is taken for the program's.
              .with("-Dspandrel.application.packages=" + main.getPackageName())
              .run();
      return new TruthRun(program, received.spans());
    }
  }

  /** The spans that the program measured. */
  List<MeasuredSpan> acts() {
    Map<String, Long> aroundCpu =
        named(MeasuredSpans.AROUND).stream()
            .collect(
                Collectors.toMap(
                    span -> span.stringAttribute(MeasuredSpans.OF_SPAN).orElseThrow(),
                    span -> span.longAttribute(MeasuredSpans.AROUND_CPU).orElseThrow()));
    return named(MeasuredSpans.NAME).stream()
        .map(span -> new MeasuredSpan(span, aroundCpu.get(span.spanId())))
        .toList();
  }

  List<ReceivedSpan> named(String name) {
    return where(span -> span.name().equals(name));
  }

  ReceivedSpan only(String name) {
    List<ReceivedSpan> found = named(name);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " spans named " + name + ": " + program.text());
    }
    return found.get(0);
  }

  /** The wait spans inside a span. */
  List<ReceivedSpan> waitsIn(ReceivedSpan parent) {
    return where(
        span -> span.scopeName().equals("spandrel") && span.parentSpanId().equals(parent.spanId()));
  }

  private List<ReceivedSpan> where(Predicate<ReceivedSpan> condition) {
    return spans.stream().filter(condition).toList();
  }
}
