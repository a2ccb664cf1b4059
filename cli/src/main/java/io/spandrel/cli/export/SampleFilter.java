package io.spandrel.cli.export;

import io.spandrel.exporter.capture.CapturedSpan;
import io.spandrel.exporter.capture.CpuSample;
import io.spandrel.exporter.hold.SpanIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Chooses samples by the spans around them: a sample belongs to its innermost span and to all that
 * are around that in this process. A choice that is null lets all pass.
 *
 * @param task name of a task
 * @param region name of a region
 * @param traceId in hex
 */
record SampleFilter(String task, String region, String traceId) {
  boolean choosesAll() {
    return task == null && region == null && traceId == null;
  }

  /** Keeps spans until their local root tells which of them belong together. */
  static final class Gathering {
    private static final int MOST = 100_000;

    private record Node(long parent, String name, boolean task, List<CpuSample> samples) {}

    private final SampleFilter filter;
    private final Consumer<CpuSample> chosen;
    private final Map<Long, Node> waiting = new HashMap<>();

    Gathering(SampleFilter filter, Consumer<CpuSample> chosen) {
      this.filter = filter;
      this.chosen = chosen;
    }

    void add(CapturedSpan span) {
      if (filter.traceId != null && !filter.traceId.equals(span.data().getTraceId())) {
        return;
      }
      long id = SpanIds.of(span.data());
      long parent = span.localRoot() ? 0 : SpanIds.ofParent(span.data());
      waiting.put(id, new Node(parent, span.data().getName(), isTask(span), span.samples()));
      if (span.localRoot()) {
        List<Long> ids = new ArrayList<>(span.descendants());
        ids.add(id);
        release(ids);
      } else if (waiting.size() > MOST) {
        end();
      }
    }

    private static boolean isTask(CapturedSpan span) {
      String type =
          span.data()
              .getAttributes()
              .get(io.opentelemetry.api.common.AttributeKey.stringKey("spandrel.type"));
      return type == null ? span.localRoot() : type.equals("task");
    }

    /** Of spans whose local root is not in the file, what can be told is told. */
    void end() {
      release(new ArrayList<>(waiting.keySet()));
    }

    private void release(List<Long> ids) {
      for (Long id : ids) {
        Node node = waiting.get(id);
        if (node != null && !node.samples.isEmpty() && isChosen(node)) {
          node.samples.forEach(chosen);
        }
      }
      ids.forEach(waiting::remove);
    }

    private boolean isChosen(Node innermost) {
      boolean task = filter.task == null;
      boolean region = filter.region == null;
      int depth = 0;
      for (Node node = innermost; node != null && depth < 1_000; node = waiting.get(node.parent)) {
        task |= node.task && node.name.equals(filter.task);
        region |= !node.task && node.name.equals(filter.region);
        depth++;
      }
      return task && region;
    }
  }
}
