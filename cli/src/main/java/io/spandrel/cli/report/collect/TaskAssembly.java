package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.sample.SpanSample;
import io.spandrel.cli.report.sample.WaitSample;
import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.recorder.State;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the task around each region and wait, although it ends after them: what a span had goes to
 * its parent when it ends. Bounded: too many spans open at a time, or too many regions waiting for
 * the end of their task, and the oldest are counted as being in no task.
 */
final class TaskAssembly {

  /** Spans of which something is known and that have not ended. */
  static final int MAX_OPEN = 20_000;

  /** Spans that have ended and whose late children still find their way through them. */
  static final int MAX_ENDED = 20_000;

  static final int MAX_PENDING_REGIONS = 20_000;

  /** Deeper nesting than this is a loop. */
  private static final int MAX_DEPTH = 10_000;

  /**
   * An ended span.
   *
   * @param top nothing of it goes further up
   * @param task its name if it is a task
   */
  private record Ended(String name, boolean top, String task, long parentSpanId) {}

  /**
   * Where something belongs: in a task that has ended, or in a span that has not.
   *
   * @param inChosen true if the way there leads through a region that was chosen
   */
  private record Target(boolean ended, String task, long openSpanId, boolean inChosen) {}

  private final Placements placements;
  private final String chosenRegion;
  private final Map<Long, SpanLoad> open = new LinkedHashMap<>();
  private final Map<Long, Ended> ended =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Ended> eldest) {
          return size() > MAX_ENDED;
        }
      };
  private int pendingRegions;
  private long withoutTask;

  TaskAssembly(Placements placements) {
    this(placements, "");
  }

  /**
   * @param chosenRegion what lies in regions of this name counts to them, however many others are
   *     inside of them; empty: it counts to the innermost region
   */
  TaskAssembly(Placements placements, String chosenRegion) {
    this.placements = placements;
    this.chosenRegion = chosenRegion;
  }

  /** Something happened while this span was the innermost one. */
  void claim(WaitSample wait, long spanId) {
    Ended known = ended.get(spanId);
    if (known == null) {
      openLoad(spanId).add(wait);
      return;
    }
    // Its scope closed after the span had ended.
    SpanLoad late = new SpanLoad();
    late.add(wait);
    if (known.top()) {
      late.placeIn(known.task(), placements);
    } else {
      handUp(late, known.name(), known.parentSpanId());
    }
  }

  /**
   * A task inside another span has only its own parts: this adds what is below it, as far as that
   * has ended. To be asked before {@link #ended}. A local root has its totals already, and of a
   * region its own parts are wanted.
   */
  SpanSample withTotals(SpanSample span) {
    if (!span.isTask() || !span.total().isEmpty()) {
      return span;
    }
    SpanBreakdown whole = whole(span);
    return whole.equals(span.own())
        ? span
        : span.withTotal(whole, whole.percentages(span.durationNanos()));
  }

  private SpanBreakdown whole(SpanSample span) {
    SpanLoad load = open.get(span.spanId());
    return load == null || !span.total().isEmpty()
        ? span.parts()
        : load.children().within(span.own());
  }

  void ended(SpanSample span) {
    SpanBreakdown whole = whole(span);
    SpanLoad load = open.remove(span.spanId());
    if (load == null) {
      load = new SpanLoad();
    }
    pendingRegions -= load.regionCount();
    span.held().forEach(load::addHolder);
    span.methods().forEach(load::addMethod);
    addCounted(load, span, State.RUNNABLE, "CPU");
    addCounted(load, span, State.REMOTE, span.name());
    boolean top = span.isTask() || span.localRoot();
    String task = span.isTask() ? span.name() : "";
    ended.put(span.spanId(), new Ended(span.name(), top, task, span.parentSpanId()));
    if (!span.localRoot() && !whole.isEmpty() && !ended.containsKey(span.parentSpanId())) {
      openLoad(span.parentSpanId()).children().add(whole);
    }
    if (span.isTask()) {
      load.placeIn(task, placements);
      return;
    }
    load.addRegion(span);
    if (top) {
      SpanLoad named = new SpanLoad();
      named.addChild(load, span.name(), isChosen(span.name()));
      named.placeIn(task, placements);
    } else {
      handUp(load, span.name(), span.parentSpanId());
    }
  }

  private static void addCounted(SpanLoad load, SpanSample span, State state, String object) {
    long nanos = span.own().nanos(state);
    if (nanos > 0) {
      load.wait("", new WaitKey(state, "", object, "")).addCounted(nanos);
    }
  }

  private void handUp(SpanLoad load, String name, long parentSpanId) {
    Target target = target(parentSpanId);
    String region = target.inChosen() ? chosenRegion : name;
    if (target.ended()) {
      SpanLoad named = new SpanLoad();
      named.addChild(load, region, isChosen(region));
      named.placeIn(target.task(), placements);
      return;
    }
    openLoad(target.openSpanId()).addChild(load, region, isChosen(region));
    pendingRegions += load.regionCount();
    if (pendingRegions > MAX_PENDING_REGIONS) {
      letOldestGo();
    }
  }

  private boolean isChosen(String region) {
    return !chosenRegion.isEmpty() && chosenRegion.equals(region);
  }

  private Target target(long spanId) {
    long id = spanId;
    boolean inChosen = false;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      Ended known = ended.get(id);
      if (known == null) {
        return new Target(false, "", id, inChosen);
      }
      inChosen |= known.task().isEmpty() && isChosen(known.name());
      if (known.top()) {
        return new Target(true, known.task(), 0, inChosen);
      }
      id = known.parentSpanId();
    }
    return new Target(true, "", 0, inChosen);
  }

  private SpanLoad openLoad(long spanId) {
    SpanLoad load = open.get(spanId);
    if (load == null) {
      if (open.size() >= MAX_OPEN) {
        letOldestGo();
      }
      load = new SpanLoad();
      open.put(spanId, load);
    }
    return load;
  }

  private void letOldestGo() {
    Iterator<SpanLoad> oldest = open.values().iterator();
    if (oldest.hasNext()) {
      SpanLoad load = oldest.next();
      oldest.remove();
      pendingRegions -= load.regionCount();
      withoutTask += load.isEmpty() ? 0 : 1;
      load.placeIn("", placements);
    }
  }

  /** Spans that did not end in the recording give what they had, without a task. */
  void finish() {
    open.values().forEach(load -> load.placeIn("", placements));
    open.clear();
    pendingRegions = 0;
  }

  /** Spans whose content had to be counted as being in no task, for want of room. */
  long withoutTask() {
    return withoutTask;
  }
}
