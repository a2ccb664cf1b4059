package io.spandrel.otel.truth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Calls for a collection of the whole heap, with something alive in it to look at. */
public final class GcCaller implements Act {
  private static final int OBJECTS_A_MILLISECOND = 2_000;

  private List<long[]> alive = List.of();

  private GcCaller() {}

  public static void main(String[] args) throws Exception {
    GcCaller caller = new GcCaller();
    MeasuredSpans.repeat(caller);
    System.out.println("alive=" + caller.alive.size());
  }

  @Override
  public void prepare(Duration length) {
    List<long[]> made = new ArrayList<>();
    for (int i = 0; i < length.toMillis() * OBJECTS_A_MILLISECOND; i++) {
      made.add(new long[4]);
    }
    alive = made;
  }

  @Override
  public void run(Duration length) {
    System.gc();
  }
}
