package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.model.Holder;
import io.spandrel.cli.report.sample.HeldLock;
import io.spandrel.cli.report.sample.SpanSample;
import io.spandrel.cli.report.sample.WaitSample;
import io.spandrel.cli.trace.ChildParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened in a span and in those of its descendants that have ended. */
final class SpanLoad {

  private static final int MAX_KEYS = 256;

  /** Something in a region; in the span itself while its name is not known: "". */
  private record Placed<K>(String region, K key) {}

  private final Map<Placed<WaitKey>, WaitSum> waits = new HashMap<>(4);
  private final Map<Placed<String>, Count> methods = new HashMap<>(4);
  private final List<SpanSample> regions = new ArrayList<>(0);
  private final ChildParts children = new ChildParts();

  void add(WaitSample wait) {
    wait("", WaitKey.of(wait)).add(wait);
  }

  void addMethod(String method, long samples) {
    method("", method).add(samples);
  }

  /** Says of waits that were added who held their lock, if it made them wait longest. */
  void addHolder(HeldLock held) {
    WaitSum sum = waits.get(new Placed<>("", WaitKey.ofLock(held.object(), held.frame())));
    if (sum != null) {
      sum.heldBy(new Holder(held.holderThread(), held.holderFrame()), held.nanos());
    }
  }

  WaitSum wait(String region, WaitKey key) {
    Placed<WaitKey> place = new Placed<>(region, key);
    if (waits.size() >= MAX_KEYS && !waits.containsKey(place)) {
      place = new Placed<>(region, key.withoutDetail());
    }
    return waits.computeIfAbsent(place, absent -> new WaitSum());
  }

  private Count method(String region, String method) {
    Placed<String> place = new Placed<>(region, method);
    if (methods.size() >= MAX_KEYS && !methods.containsKey(place)) {
      place = new Placed<>(region, WaitKey.OTHERS);
    }
    return methods.computeIfAbsent(place, absent -> new Count());
  }

  /** What was below the span. */
  ChildParts children() {
    return children;
  }

  void addRegion(SpanSample region) {
    regions.add(region);
  }

  /** True if nothing was in it that has to be placed. */
  boolean isEmpty() {
    return waits.isEmpty() && methods.isEmpty() && regions.isEmpty();
  }

  int regionCount() {
    return regions.size();
  }

  /**
   * Takes what a child had; what lay in the child itself now lies in the region of that name.
   *
   * @param whole true: so does what lay in regions inside of it
   */
  void addChild(SpanLoad child, String name, boolean whole) {
    child.waits.forEach((place, sum) ->
        wait(whole || place.region().isEmpty() ? name : place.region(), place.key()).add(sum));
    child.methods.forEach((place, count) ->
        method(whole || place.region().isEmpty() ? name : place.region(), place.key()).add(count));
    regions.addAll(child.regions);
  }

  /** Hands everything to the tables, now that the task around it is known. */
  void placeIn(String task, Placements placements) {
    regions.forEach(region -> placements.region(region, task));
    waits.forEach((place, sum) -> placements.waits(place.key(), task, place.region(), sum));
    methods.forEach(
        (place, count) -> placements.method(place.key(), task, place.region(), count.value()));
  }
}
