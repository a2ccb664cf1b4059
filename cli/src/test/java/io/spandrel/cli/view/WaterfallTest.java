package io.spandrel.cli.view;

import static io.spandrel.cli.trace.SpanFixture.span;
import static io.spandrel.cli.trace.SpanFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.trace.State;
import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.cli.trace.TraceTree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaterfallTest {

  private static final String ESCAPE = "\u001b";

  @Test
  void order_asText() {
    assertThat(String.join("\n", lines(Style.plain(), order()))).isEqualTo("");
  }

  private static List<TraceSpan> order() {
    return List.of(
        span("r", "order")
            .with("spandrel.summary", "lock 50% Inventory.reserve:42 | cpu 25% | socket 20%")
            .at(0, 100)
            .part(State.CPU, 5)
            .part(State.CHILD, 95)
            .build(),
        span("f", "fetch")
            .under("r")
            .with("spandrel.summary", "socket 80% db:5432 | cpu 20%")
            .at(5, 30)
            .part(State.SOCKET, 20)
            .part(State.CPU, 5)
            .build(),
        waiting("s", "socket read", State.SOCKET).under("f").at(7, 27).build(),
        span("t", "transform")
            .under("r")
            .at(30, 100)
            .part(State.LOCK, 50)
            .part(State.GC, 4)
            .part(State.CPU, 16)
            .build(),
        waiting("l", "lock com.acme.Inventory", State.LOCK)
            .under("t")
            .at(35, 85)
            .with("spandrel.holder.thread.name", "exec-7")
            .with("spandrel.holder.summary", "socket 76% db:5432")
            .with("code.function.name", "com.acme.Inventory.reserve")
            .with("code.line.number", 42L)
            .build(),
        waiting("g", "gc G1 Young", State.GC).under("t").at(90, 94).build());
  }

  private static List<String> lines(Style style, List<TraceSpan> spans) {
    return new Waterfall(style).lines(TraceTree.of(spans).get(0));
  }
}
