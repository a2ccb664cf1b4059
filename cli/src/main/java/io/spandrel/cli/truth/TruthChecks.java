package io.spandrel.cli.truth;

import io.spandrel.cli.trace.TraceSpan;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** All checks of the demo. Pure: the same spans give the same results. */
public final class TruthChecks {

  private static final Set<String> SPANS_PER_REQUEST =
      Set.of(
          "request",
          "fetch",
          "transform",
          "parse",
          "acquire inventory",
          "reserve",
          "acquire ledger",
          "book",
          "enrich",
          "serialize",
          "lookup price",
          "lookup stock",
          "lookup reviews");

  private TruthChecks() {}

  /** How many spans the program makes for one request, waits not counted. */
  public static int spansPerRequest() {
    return SPANS_PER_REQUEST.size();
  }

  /**
   * @param spans of the requests, without those of the program's warm-up
   * @param thresholdNanos from which length a span must carry a breakdown
   */
  public static List<CheckResult> of(
      Collection<TraceSpan> spans, int requests, long thresholdNanos) {
    return List.of(
        ArrivalCheck.check(spans, SPANS_PER_REQUEST, requests),
        ExactSumCheck.check(spans, thresholdNanos),
        LockTimeCheck.check(spans),
        CpuTimeCheck.check(spans),
        NamedShareCheck.ofLeafSpans(spans),
        NamedShareCheck.ofLocalRoots(spans));
  }
}
