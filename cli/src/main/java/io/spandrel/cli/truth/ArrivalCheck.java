package io.spandrel.cli.truth;

import io.spandrel.cli.trace.TraceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether every span that the program made arrived, once, and none that it did not make. */
final class ArrivalCheck {

  private ArrivalCheck() {}

  /**
   * @param spansPerRequest names of the spans of one trace, each once
   */
  static CheckResult check(Collection<TraceSpan> spans, Set<String> spansPerRequest, int requests) {
    Map<String, Map<String, Integer>> namesByTrace = new HashMap<>();
    Set<String> ids = new HashSet<>();
    long twice = 0;
    for (TraceSpan span : spans) {
      if (!ids.add(span.traceId() + span.spanId())) {
        twice++;
      } else if (!span.isWait()) {
        namesByTrace
            .computeIfAbsent(span.traceId(), id -> new TreeMap<>())
            .merge(span.name(), 1, Integer::sum);
      }
    }
    Map<String, Integer> expected =
        spansPerRequest.stream().collect(Collectors.toMap(name -> name, name -> 1));
    List<String> wrongTraces = new ArrayList<>();
    namesByTrace.forEach((trace, names) -> {
      if (!names.equals(expected)) {
        wrongTraces.add("trace " + trace + " has " + names);
      }
    });
    long missing = (long) requests - namesByTrace.size();
    long failed = Math.abs(missing) + wrongTraces.size() + twice;
    return new CheckResult(
        "arrival",
        "each of %d requests arrived with its %d spans, each once"
            .formatted(requests, spansPerRequest.size()),
        failed == 0,
        requests,
        failed,
        worst(missing, wrongTraces, twice));
  }

  private static String worst(long missing, List<String> wrongTraces, long twice) {
    List<String> words = new ArrayList<>();
    if (missing != 0) {
      words.add(Math.abs(missing) + (missing > 0 ? " traces missing" : " traces too many"));
    }
    if (!wrongTraces.isEmpty()) {
      words.add(wrongTraces.get(0));
    }
    if (twice > 0) {
      words.add(twice + " spans came twice");
    }
    return words.isEmpty() ? "none missing, none twice" : String.join("; ", words);
  }
}
