package io.spandrel.cli.export;

import io.opentelemetry.api.common.AttributeKey;
import io.spandrel.cli.trace.SpanType;
import io.spandrel.exporter.capture.CapturedSpan;
import io.spandrel.exporter.capture.CpuSample;
import io.spandrel.exporter.hold.SpanIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Chooses samples by the spans around them: a sample belongs to its innermost span and to all that
 * are around that in this process. A choice that is empty lets all pass.
 *
 * @param task name of a task
 * @param region name of a region
 * @param trace the beginning of a trace id, in hex
 */
record SampleFilter(String task, String region, String trace) {
  boolean choosesAll() {
    return task.isEmpty() && region.isEmpty() && trace.isEmpty();
  }

  /** Keeps spans until their local root tells which of them belong together. */
  static final class Gathering {
    private static final int MOST = 100_000;
    private static final int MOST_NAMES = 10_000;
    private static final AttributeKey<String> TYPE = AttributeKey.stringKey(SpanType.ATTRIBUTE);

    private record Node(long parent, String name, boolean task, List<CpuSample> samples) {}

    private final SampleFilter filter;
    private final Consumer<CpuSample> chosen;
    private final Map<Long, Node> waiting = new HashMap<>();
    private final Set<String> tasks = new TreeSet<>();
    private final Set<String> regions = new TreeSet<>();
    private boolean traceSeen;

    Gathering(SampleFilter filter, Consumer<CpuSample> chosen) {
      this.filter = filter;
      this.chosen = chosen;
    }

    void add(CapturedSpan span) {
      String name = span.data().getName();
      boolean isTask = isTask(span);
      Set<String> names = isTask ? tasks : regions;
      if (names.size() < MOST_NAMES) {
        names.add(name);
      }
      if (!span.data().getTraceId().startsWith(filter.trace)) {
        return;
      }
      traceSeen = true;
      long id = SpanIds.of(span.data());
      long parent = span.localRoot() ? 0 : SpanIds.ofParent(span.data());
      waiting.put(id, new Node(parent, name, isTask, span.samples()));
      if (span.localRoot()) {
        List<Long> ids = new ArrayList<>(span.descendants());
        ids.add(id);
        release(ids);
      } else if (waiting.size() > MOST) {
        end();
      }
    }

    private static boolean isTask(CapturedSpan span) {
      return SpanType.of(span.data().getAttributes().get(TYPE)).isTask(span.localRoot());
    }

    /** Names that the file has, whatever was chosen. */
    Set<String> tasks() {
      return tasks;
    }

    Set<String> regions() {
      return regions;
    }

    /** True if a span of the chosen trace was there. */
    boolean traceSeen() {
      return traceSeen;
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
      boolean task = filter.task.isEmpty();
      boolean region = filter.region.isEmpty();
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
