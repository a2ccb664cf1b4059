package io.spandrel.cli.report.collect;

import io.spandrel.cli.report.sample.TraceRef;

/**
 * What a report is limited to; empty: not limited. Threads, CPUs and the collector are the whole
 * process's in any case.
 *
 * @param trace the beginning of a trace id, in hexadecimal digits
 */
public record ReportFilter(String task, String region, String trace) {

  public static final ReportFilter NONE = new ReportFilter("", "", "");

  public boolean isNone() {
    return equals(NONE);
  }

  boolean allowsTrace(TraceRef asked) {
    return allowsTrace(asked.high(), asked.low());
  }

  boolean allowsTrace(long high, long low) {
    return trace.isEmpty() || new TraceRef(high, low).text().startsWith(trace);
  }

  boolean allowsTask(String name) {
    return task.isEmpty() || task.equals(name);
  }

  boolean allowsRegion(String name) {
    return region.isEmpty() || region.equals(name);
  }

  boolean allows(String inTask, String inRegion) {
    return allowsTask(inTask) && allowsRegion(inRegion);
  }
}
