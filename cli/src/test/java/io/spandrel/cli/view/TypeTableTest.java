package io.spandrel.cli.view;

import static io.spandrel.cli.trace.SpanFixture.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.trace.TypeStatistics;
import io.spandrel.recorder.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeTableTest {

  private final TypeStatistics statistics = new TypeStatistics();

  @Test
  void rows_asPlainText() {
    for (int i = 0; i < 4; i++) {
      statistics.add(
          span("o" + i, "order")
              .with("spandrel.type", "task")
              .at(0, 100)
              .part(State.CHILD, 100)
              .totalPart(State.LOCK, 61)
              .totalPart(State.SOCKET, 21.4)
              .totalPart(State.CPU, 10)
              .totalPart(State.GC, 4)
              .totalPart(State.RUNNABLE, 3)
              .totalPart(State.BLOCKED, 0.6)
              .build());
    }
    statistics.add(
        span("p", "parse").with("spandrel.type", "region").at(0, 2).part(State.CPU, 2).build());
    statistics.add(span("g", "GET").under("p").at(0, 0.1).build());

    assertThat(String.join("\n", lines()))
        .isEqualTo(
            """
            type    name     count      p50      p99  where the time went
            task    order        4    100ms    100ms  lock 61%, socket 21%, cpu 10%, gc 4%,
                                                      runnable 3%
            region  parse        1   2.00ms   2.00ms  cpu 100%
            region  GET          1    100us    100us  no breakdown 100%\
            """);
  }

  @Test
  void emptySpan_hasNoParts() {
    statistics.add(span("g", "GET").at(0, 0).build());

    assertThat(lines().get(1)).endsWith("0ns");
  }

  @Test
  void manyNames_areCutAndCounted() {
    for (int i = 0; i < 40; i++) {
      statistics.add(span("s" + i, "step " + i).at(0, 1).build());
    }

    assertThat(lines()).hasSize(32).last().isEqualTo("and 10 more names");
  }

  private List<String> lines() {
    return new TypeTable(Style.plain()).lines(statistics.rows());
  }
}
