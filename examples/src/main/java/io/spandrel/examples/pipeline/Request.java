package io.spandrel.examples.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One request to the pipeline.
 *
 * @param id from 0, in the order of the mix
 * @param items how many items the answer of the slow server has
 * @param serverMillis how long the slow server takes over it
 */
record Request(int id, int items, int serverMillis) {
  private static final int MIN_ITEMS = 1_500;
  private static final int MAX_ITEMS = 4_000;

  /**
   * Few different times, so that answers come in bursts and the locks are asked for by many at
   * once; one in ten is slow.
   */
  private static final int[] SERVER_MILLIS = {20, 20, 20, 20, 60, 60, 60, 100, 100, 150};

  /** The requests of a run: the same seed gives the same ones. */
  static List<Request> mix(int count, long seed) {
    Random random = new Random(seed);
    List<Request> requests = new ArrayList<>(count);
    for (int id = 0; id < count; id++) {
      int items = MIN_ITEMS + random.nextInt(MAX_ITEMS - MIN_ITEMS);
      requests.add(new Request(id, items, SERVER_MILLIS[random.nextInt(SERVER_MILLIS.length)]));
    }
    return List.copyOf(requests);
  }
}
