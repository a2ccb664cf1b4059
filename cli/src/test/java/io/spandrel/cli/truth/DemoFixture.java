package io.spandrel.cli.truth;

import static io.spandrel.cli.trace.SpanFixture.span;

import io.spandrel.cli.trace.SpanFixture;
import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;

/** Requests as the demo program sends them when all is well. */
final class DemoFixture {

  private DemoFixture() {}

  static List<TraceSpan> requests(int count) {
    List<TraceSpan> spans = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      spans.addAll(request("t" + i));
    }
    return spans;
  }

  static List<TraceSpan> request(String trace) {
    return List.of(
        span(trace + "r", "request")
            .in(trace)
            .at(0, 50)
            .part(State.CHILD, 50)
            .totalPart(State.LOCK, 50)
            .build(),
        leaf(trace, "fetch").build(),
        caller(trace).build(),
        acquisition(trace, "acquire inventory", 10).get(1),
        acquisition(trace, "acquire ledger", 10).get(1),
        leaf(trace, "parse").build(),
        leaf(trace, "reserve").build(),
        leaf(trace, "book").build(),
        span(trace + "e", "enrich")
            .in(trace)
            .under(trace + "r")
            .at(20, 30)
            .part(State.CHILD, 10)
            .build(),
        leaf(trace, "lookup price").build(),
        leaf(trace, "lookup stock").build(),
        leaf(trace, "lookup reviews").build(),
        leaf(trace, "serialize").build());
  }

  /** Ten milliseconds long; the program ran for one of them. */
  static SpanFixture leaf(String trace, String name) {
    return span(trace + name, name)
        .in(trace)
        .under(trace + "r")
        .at(0, 10)
        .part(State.CPU, 1)
        .part(State.SOCKET, 9)
        .with("demo.cpu_ns", 1_000_000L);
  }

  /** The program measured 10 ms of waiting, after CPU and run queue were taken out. */
  static List<TraceSpan> acquisition(String trace, String name, double recordedLockMillis) {
    return List.of(
        caller(trace).build(),
        span(trace + name, name)
            .in(trace)
            .under(trace + "x")
            .at(0, 10.8)
            .part(State.LOCK, recordedLockMillis)
            .part(State.CPU, 10.8 - recordedLockMillis)
            .build());
  }

  private static SpanFixture caller(String trace) {
    SpanFixture transform =
        span(trace + "x", "transform").in(trace).under(trace + "r").at(0, 12).part(State.CHILD, 12);
    for (String acquire : List.of("acquire inventory", "acquire ledger")) {
      transform
          .with("demo." + acquire + ".wall_ns", 10_800_000L)
          .with("demo." + acquire + ".cpu_ns", 600_000L)
          .with("demo." + acquire + ".run_queue_ns", 200_000L)
          .with("demo.outer." + acquire + ".cpu_ns", 900_000L);
    }
    return transform;
  }
}
