package io.spandrel.cli.trace;

import static io.spandrel.cli.trace.SpanFixture.span;
import static io.spandrel.cli.trace.SpanFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTreeTest {

  @Test
  void spans_parentsBeforeChildrenAndSiblingsByStart() {
    List<TraceTree> trees =
        TraceTree.of(
            List.of(
                span("c2", "second").under("r").at(5, 9).build(),
                span("g1", "grandchild").under("c1").at(2, 3).build(),
                span("r", "root").at(0, 10).build(),
                span("c1", "first").under("r").at(1, 4).build()));

    assertThat(trees).hasSize(1);
    assertThat(trees.get(0).spans())
        .extracting(TraceSpan::name)
        .containsExactly("root", "first", "grandchild", "second");
    assertThat(trees.get(0).depth().values()).containsExactly(0, 1, 2, 1);
  }

  @Test
  void missingParent_makesARoot() {
    List<TraceTree> trees = TraceTree.of(List.of(span("a", "a").under("elsewhere").build()));

    assertThat(trees).extracting(tree -> tree.root().name()).containsExactly("a");
  }

  @Test
  void waitWithoutParent_isNoRoot() {
    assertThat(TraceTree.of(List.of(waiting("w", "sleep", State.SLEEP).under("gone").build())))
        .isEmpty();
  }

  @Test
  void spanThatArrivedTwice_countsOnce() {
    TraceSpan child = span("c", "child").under("r").at(0, 1).build();

    List<TraceTree> trees = TraceTree.of(List.of(span("r", "root").build(), child, child));

    assertThat(trees.get(0).spans()).hasSize(2);
  }

  @Test
  void cycle_isLeftOut() {
    List<TraceTree> trees =
        TraceTree.of(List.of(span("a", "a").under("b").build(), span("b", "b").under("a").build()));

    assertThat(trees).isEmpty();
  }

  @Test
  void deepTrace_doesNotOverflowTheStack() {
    List<TraceSpan> spans = new ArrayList<>(List.of(span("0", "root").build()));
    for (int i = 1; i <= 100_000; i++) {
      spans.add(span(Integer.toString(i), "call").under(Integer.toString(i - 1)).build());
    }

    assertThat(TraceTree.of(spans).get(0).spans()).hasSize(100_001);
  }
}
