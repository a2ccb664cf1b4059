package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.Holder;
import io.spandrel.cli.report.sample.HeldLock;
import io.spandrel.cli.report.sample.SpanSample;
import io.spandrel.cli.report.sample.WaitSample;
import io.spandrel.cli.trace.ChildParts;
import io.spandrel.cli.trace.SpanBreakdown;
import java.util.ArrayList;
import java.util.List;

/** What happened in a span and in those of its descendants that have ended. */
final class SpanLoad {

  private static final int MAX_KEYS = 256;

  /** What is in the span itself is in the region "" while the span's name is not known. */
  private static final String ITSELF = "";

  private final PlacedSums<WaitKey, WaitSum> waits = new PlacedSums<>();
  private final PlacedSums<String, Count> methods = new PlacedSums<>();
  private List<SpanSample> regions = List.of();
  private ChildParts children;

  void add(WaitSample wait) {
    wait(ITSELF, WaitKey.of(wait)).add(wait);
  }

  void addMethod(String method, long samples) {
    Count count = new Count();
    count.add(samples);
    addMethod(ITSELF, method, count);
  }

  /** Says of waits that were added who held their lock, if it made them wait longest. */
  void addHolder(HeldLock held) {
    WaitSum sum = waits.find(ITSELF, WaitKey.ofLock(held.object(), held.frame()));
    if (sum != null) {
      sum.heldBy(new Holder(held.holderThread(), held.holderFrame()), held.nanos());
    }
  }

  /** Time of the span itself that no event but a counter tells of. */
  void addCounted(WaitKey key, long nanos) {
    wait(ITSELF, key).addCounted(nanos);
  }

  private WaitSum wait(String region, WaitKey key) {
    WaitSum known = waits.find(region, key);
    if (known != null) {
      return known;
    }
    WaitSum sum = new WaitSum();
    if (waits.size() < MAX_KEYS) {
      waits.put(region, key, sum);
      return sum;
    }
    WaitKey rest = key.withoutDetail();
    known = waits.find(region, rest);
    if (known == null) {
      waits.put(region, rest, sum);
      return sum;
    }
    return known;
  }

  private void addWait(String region, WaitKey key, WaitSum sum) {
    boolean room = waits.size() < MAX_KEYS || waits.find(region, key) != null;
    waits.merge(region, room ? key : key.withoutDetail(), sum, WaitSum::add);
  }

  private void addMethod(String region, String method, Count count) {
    boolean room = methods.size() < MAX_KEYS || methods.find(region, method) != null;
    methods.merge(region, room ? method : WaitKey.OTHERS, count, Count::add);
  }

  /** What a child was doing, itself and below it. */
  void addBelow(SpanBreakdown whole) {
    if (children == null) {
      children = new ChildParts();
    }
    children.add(whole);
  }

  /** The span's own parts, with what is known of its children in the place of their time. */
  SpanBreakdown withChildren(SpanBreakdown own) {
    return children == null ? own : children.within(own);
  }

  void addRegion(SpanSample region) {
    regions = regions.isEmpty() ? new ArrayList<>(2) : regions;
    regions.add(region);
  }

  /** True if nothing was in it that has to be placed. */
  boolean isEmpty() {
    return waits.size() == 0 && methods.size() == 0 && regions.isEmpty();
  }

  int regionCount() {
    return regions.size();
  }

  /**
   * Takes what a child had, which is not to be used any more; what lay in the child itself now lies
   * in the region of that name.
   *
   * @param whole true: so does what lay in regions inside of it
   */
  void addChild(SpanLoad child, String name, boolean whole) {
    for (PlacedSums.Placed<WaitKey, WaitSum> placed : child.waits.all()) {
      addWait(inner(placed.region(), name, whole), placed.key(), placed.sum());
    }
    for (PlacedSums.Placed<String, Count> placed : child.methods.all()) {
      addMethod(inner(placed.region(), name, whole), placed.key(), placed.sum());
    }
    if (regions.isEmpty()) {
      regions = child.regions;
    } else {
      regions.addAll(child.regions);
    }
  }

  private static String inner(String region, String name, boolean whole) {
    return whole || region.isEmpty() ? name : region;
  }

  /** Hands everything to the tables, now that the task around it is known. */
  void placeIn(String task, Placements placements) {
    regions.forEach(region -> placements.region(region, task));
    waits
        .all()
        .forEach(placed -> placements.waits(placed.key(), task, placed.region(), placed.sum()));
    methods
        .all()
        .forEach(
            placed -> placements.method(placed.key(), task, placed.region(), placed.sum().value()));
  }
}
