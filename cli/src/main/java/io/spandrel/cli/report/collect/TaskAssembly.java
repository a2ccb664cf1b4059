package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.sample.SpanSample;
import io.spandrel.cli.report.sample.WaitSample;
import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.recorder.State;
import io.spandrel.recorder.id.IdMap;

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
  private final IdMap<SpanLoad> open = new IdMap<>();
  private final IdMap<Ended> ended = new IdMap<>();
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
    SpanBreakdown whole = whole(span, open.get(span.spanId()));
    if (whole.equals(span.own())) {
      return span;
    }
    // Without a line it will not be shown, and needs no other.
    String line = span.summary().isEmpty() ? "" : whole.percentages(span.durationNanos());
    return span.withTotal(whole, line);
  }

  private static SpanBreakdown whole(SpanSample span, SpanLoad load) {
    return load == null || !span.total().isEmpty() ? span.parts() : load.withChildren(span.own());
  }

  void ended(SpanSample span) {
    SpanLoad load = open.remove(span.spanId());
    SpanBreakdown whole = whole(span, load);
    if (load == null) {
      load = new SpanLoad();
    }
    pendingRegions -= load.regionCount();
    if (!span.held().isEmpty()) {
      span.held().forEach(load::addHolder);
    }
    if (!span.methods().isEmpty()) {
      span.methods().forEach(load::addMethod);
    }
    addCounted(load, span, State.RUNNABLE, "CPU");
    addCounted(load, span, State.REMOTE, span.name());
    boolean isTask = span.isTask();
    boolean top = isTask || span.localRoot();
    String task = isTask ? span.name() : "";
    ended.put(span.spanId(), new Ended(span.name(), top, task, span.parentSpanId()));
    if (ended.size() > MAX_ENDED) {
      ended.remove(ended.oldestId());
    }
    SpanLoad parent = parentOf(span, !isTask || !whole.isEmpty());
    if (parent != null && !whole.isEmpty()) {
      parent.addBelow(whole);
    }
    if (isTask) {
      load.placeIn(task, placements);
      return;
    }
    load.addRegion(span);
    if (top) {
      place(load, span.name(), task);
    } else if (parent != null) {
      handUp(load, span.name(), parent);
    } else {
      handUp(load, span.name(), span.parentSpanId());
    }
  }

  /** Null: it has ended, or there is none, or it is not needed. */
  private SpanLoad parentOf(SpanSample span, boolean needed) {
    return span.localRoot() || !needed || ended.contains(span.parentSpanId())
        ? null
        : openLoad(span.parentSpanId());
  }

  private static void addCounted(SpanLoad load, SpanSample span, State state, String object) {
    long nanos = span.own().nanos(state);
    if (nanos > 0) {
      load.addCounted(new WaitKey(state, "", object, ""), nanos);
    }
  }

  /** What a region had lies in a task that is known. */
  private void place(SpanLoad load, String region, String task) {
    SpanLoad named = new SpanLoad();
    named.addChild(load, region, isChosen(region));
    named.placeIn(task, placements);
  }

  private void handUp(SpanLoad load, String name, long parentSpanId) {
    Target target = target(parentSpanId);
    String region = target.inChosen() ? chosenRegion : name;
    if (target.ended()) {
      place(load, region, target.task());
    } else {
      handUp(load, region, openLoad(target.openSpanId()));
    }
  }

  private void handUp(SpanLoad load, String region, SpanLoad parent) {
    int regions = load.regionCount();
    parent.addChild(load, region, isChosen(region));
    pendingRegions += regions;
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
    if (!open.isEmpty()) {
      SpanLoad load = open.remove(open.oldestId());
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
