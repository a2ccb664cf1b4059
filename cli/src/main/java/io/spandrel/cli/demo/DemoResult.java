package io.spandrel.cli.demo;

import io.spandrel.cli.trace.SpanCollector;
import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.cli.truth.CheckResult;
import java.util.List;

/** What one run of the demo gave. */
record DemoResult(SpanCollector spans, List<CheckResult> checks) {

  static DemoResult of(List<TraceSpan> requests, List<CheckResult> checks) {
    SpanCollector collector = new SpanCollector();
    requests.forEach(collector);
    return new DemoResult(collector, checks);
  }

  boolean ok() {
    return checks.stream().allMatch(CheckResult::ok);
  }
}
