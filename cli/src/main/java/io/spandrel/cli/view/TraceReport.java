package io.spandrel.cli.view;

import io.spandrel.cli.trace.SpanCollector;
import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.cli.trace.TraceTree;
import java.util.ArrayList;
import java.util.List;

/** What a person sees when a traced program has ended: the slowest trace, then all in a table. */
public final class TraceReport {

  private final Style style;

  public TraceReport(Style style) {
    this.style = style;
  }

  /** The lines, without line ends; none if there were no spans. */
  public List<String> lines(SpanCollector spans) {
    List<String> lines = new ArrayList<>();
    spans
        .slowest()
        .ifPresent(tree -> {
          lines.add("");
          lines.addAll(heading(tree));
          lines.add("");
          lines.addAll(new Waterfall(style).lines(tree));
          lines.add("");
          lines.addAll(new TypeTable(style).lines(spans.statistics()));
          lines.add("");
        });
    return lines;
  }

  private List<String> heading(TraceTree tree) {
    TraceSpan root = tree.root();
    String service = root.service().isEmpty() ? "" : ", service " + root.service();
    String text =
        "Slowest: %s, %s%s, trace %s"
            .formatted(
                root.name(), Durations.format(root.durationNanos()), service, root.traceId());
    return Words.wrap(Words.printable(text, style.unicode()), style.width()).stream()
        .map(style::strong)
        .toList();
  }
}
