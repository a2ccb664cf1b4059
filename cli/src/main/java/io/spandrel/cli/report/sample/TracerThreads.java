package io.spandrel.cli.report.sample;

import java.util.List;

/** The threads that are there because the program is traced, by their names. */
public final class TracerThreads {

  /** What they are called together. */
  public static final String GROUP = "(Spandrel, OTel agent, JFR)";

  /** Short enough for the kernel, which keeps 15 characters of a thread's name. */
  private static final List<String> BEGINNINGS =
      List.of(
          "spandrel-",
          "JFR ",
          "JFR: ",
          "BatchSpanProces",
          "BatchLogRecordP",
          "PeriodicMetricR",
          "okhttp-dispatch",
          "otel-javaagent",
          "jmx_bean_finder",
          "opentelemetry-");

  private TracerThreads() {}

  public static boolean contain(String threadName) {
    for (String beginning : BEGINNINGS) {
      if (threadName.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
