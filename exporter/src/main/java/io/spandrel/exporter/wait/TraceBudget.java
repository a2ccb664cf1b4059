package io.spandrel.exporter.wait;

import java.util.LinkedHashMap;
import java.util.Map;

/** So many spans of ours a local trace, since backends refuse traces that are too large. */
final class TraceBudget {
  private static final int MOST_OF_A_TRACE = 128;
  private static final int MOST_TRACES = 10_000;

  private final Map<String, Integer> used =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST_TRACES;
        }
      };

  boolean take(String traceId) {
    int taken = used.merge(traceId, 1, Integer::sum);
    return taken <= MOST_OF_A_TRACE;
  }
}
