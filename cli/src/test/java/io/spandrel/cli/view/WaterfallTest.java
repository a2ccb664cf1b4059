package io.spandrel.cli.view;

import static io.spandrel.cli.trace.SpanFixture.span;
import static io.spandrel.cli.trace.SpanFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.trace.Activity;
import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.cli.trace.TraceTree;
import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaterfallTest {

  private static final String ESCAPE = "\u001b";

  @Test
  void order_asPlainText() {
    assertThat(String.join("\n", lines(Style.plain(), order())))
        .isEqualTo(
            """
            order                       |==----------------------------------------|   100ms
              lock 50% Inventory.reserve:42 | cpu 25% | socket 20%
              fetch                     |  =########==                             |  25.0ms
                socket 80% db:5432 | cpu 20%
                socket read             |   ########                               |  20.0ms
              transform                 |             ==#####################==X===|  70.0ms
                lock com.acme.Inventory |               #####################      |  50.0ms
                  at com.acme.Inventory.reserve:42, held by exec-7 (socket 76% db:5432)
                gc G1 Young             |                                      X   |  4.00ms
            = running  # blocked  X VM paused  - in a child\
            """);
  }

  @Test
  void lines_fitIntoEveryWidth() {
    for (int width : new int[] {60, 80, 97, 120}) {
      assertThat(lines(new Style(width, false, true), order()))
          .allMatch(line -> line.length() <= width);
    }
  }

  @Test
  void colours_addNothingButEscapeSequences() {
    List<String> coloured = lines(new Style(80, true, false), order());

    assertThat(coloured).anyMatch(line -> line.contains(ESCAPE + "[38;5;208m#####"));
    assertThat(coloured)
        .map(line -> line.replaceAll(ESCAPE + "\\[[0-9;]*m", ""))
        .isEqualTo(lines(Style.plain(), order()));
  }

  @Test
  void withoutColour_everyKindOfTimeHasItsOwnCharacter() {
    for (Style style : List.of(Style.plain(), new Style(80, false, true))) {
      assertThat(Activity.values()).extracting(style::fill).doesNotHaveDuplicates();
    }
  }

  @Test
  void childAtWork_isNotDrawnAsWaitingForIt() {
    List<TraceSpan> spans =
        List.of(
            span("r", "order").at(0, 100).part(State.CPU, 95).part(State.CHILD, 5).build(),
            span("a", "audit").under("r").at(0, 90).part(State.SLEEP, 90).build());

    assertThat(lines(Style.plain(), spans).get(0)).contains("=====").doesNotContain("-");
  }

  @Test
  void waitTooShortToBeDrawn_stillDecidesAShortBar() {
    List<TraceSpan> spans =
        List.of(
            span("r", "order").at(0, 1000).part(State.CPU, 1000).build(),
            span("l", "lookup")
                .under("r")
                .at(990, 999)
                .part(State.SLEEP, 8)
                .part(State.CPU, 1)
                .build(),
            waiting("s", "sleep", State.SLEEP).under("l").at(990.5, 998.5).build());

    assertThat(lines(Style.plain(), spans).get(1)).contains("#|");
  }

  @Test
  void spanWithoutBreakdown_isShownAsNotRecorded() {
    List<String> lines = lines(Style.plain(), List.of(span("r", "GET").at(0, 10).build()));

    assertThat(lines.get(0)).contains("|......");
    assertThat(lines.get(1)).isEqualTo(". not known");
  }

  @Test
  void summaryOfManyWaits_saysHowManyAndTheirSum() {
    List<TraceSpan> spans =
        List.of(
            span("r", "order").at(0, 100).part(State.CPU, 80).part(State.FILE, 20).build(),
            waiting("f", "file write", State.FILE)
                .under("r")
                .at(10, 90)
                .with("aggregation.is_summary", true)
                .with("aggregation.span_count", 40L)
                .with("aggregation.duration_total_ns", 20_000_000L)
                .build());

    assertThat(lines(Style.plain(), spans).get(1)).contains("file write x40").endsWith("20.0ms");
  }

  @Test
  void hugeTrace_showsTheLongestWithTheirParentsAndCountsTheRest() {
    List<TraceSpan> spans = new ArrayList<>(List.of(span("r", "batch").at(0, 1000).build()));
    for (int i = 0; i < 500; i++) {
      spans.add(span("s" + i, "step").under("r").at(i, i + 1).build());
    }
    spans.add(span("last", "commit").under("s499").at(500, 900).build());

    List<String> lines = lines(Style.plain(), spans);

    assertThat(lines).hasSize(42).anyMatch(line -> line.contains("commit"));
    assertThat(lines.get(40)).isEqualTo("... and 462 more, the longest 1.00ms");
  }

  @Test
  void hostileName_cannotMoveTheCursor() {
    List<TraceSpan> spans =
        List.of(span("r", "GET " + ESCAPE + "[2J\n\u202e\u00e9").at(0, 10).build());

    assertThat(lines(Style.plain(), spans).get(0)).startsWith("GET ?[2J??? ");
    assertThat(lines(new Style(80, false, true), spans).get(0)).startsWith("GET ?[2J??\u00e9 ");
  }

  @Test
  void packagesTooLongForTheirColumn_areCutToInitials() {
    List<TraceSpan> spans =
        List.of(
            span("r", "order").at(0, 10).build(),
            waiting("l", "lock com.acme.warehouse.inventory.Inventory", State.LOCK)
                .under("r")
                .at(1, 9)
                .build());

    assertThat(lines(Style.plain(), spans).get(1)).startsWith("  lock c.a.w.i.Inventory ");
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

  @Test
  void waitThatWasMostlyWaitingForACpu_isDrawnSoInBothRows() {
    List<TraceSpan> spans =
        List.of(
            span("r", "order").at(0, 100).part(State.SLEEP, 20).part(State.RUNNABLE, 80).build(),
            waiting("s", "sleep", State.SLEEP).under("r").at(0, 100).build());

    List<String> lines = lines(Style.plain(), spans);

    assertThat(bar(lines.get(0))).matches("#{10,14}:{45,60}");
    assertThat(bar(lines.get(1))).isEqualTo(bar(lines.get(0)));
    assertThat(lines.get(lines.size() - 1)).isEqualTo("# blocked  : waiting for a CPU");
  }

  @Test
  void waitThatItsSpanCountsWhole_isDrawnWhole() {
    List<TraceSpan> spans =
        List.of(
            span("r", "order").at(0, 100).part(State.SLEEP, 50).part(State.RUNNABLE, 50).build(),
            waiting("s", "sleep", State.SLEEP).under("r").at(50, 100).build());

    List<String> lines = lines(Style.plain(), spans);

    assertThat(bar(lines.get(0))).matches(":{28,38}#{28,38}");
    assertThat(bar(lines.get(1))).matches(" {28,38}#{28,38}");
  }

  private static String bar(String line) {
    return line.substring(line.indexOf('|') + 1, line.lastIndexOf('|'));
  }

  @Test
  void logOfTheProgram_standsBelowItsSpan() {
    List<TraceSpan> spans =
        List.of(
            span("r", "order")
                .at(0, 100)
                .part(State.CPU, 100)
                .said(12, "cache", "miss " + "for a long key ".repeat(10))
                .build());

    List<String> lines = lines(Style.plain(), spans);

    assertThat(lines.get(1)).startsWith("  +12.0ms cache: miss for a long key");
    assertThat(lines).allMatch(line -> line.length() <= 80);
  }
}
