package io.spandrel.cli.report.sample;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The threads that are there because the program is traced, by their names: JFR gives threads no
 * other mark. Spandrel's own are known by whole names, so that a thread of the program is not taken
 * for one because its name begins alike.
 */
public final class TracerThreads {

  /** What they are called together. */
  public static final String GROUP = "(Spandrel, OTel agent, JFR)";

  /** So many characters of a name the kernel keeps. */
  private static final int KERNEL_LENGTH = 15;

  /** As they are named where they are started, whole and as the kernel cuts them. */
  private static final Set<String> SPANDREL =
      Stream.of(
              "spandrel-recorder",
              "spandrel-recorder-end",
              "spandrel-hold",
              "spandrel-delivery",
              "spandrel-capture",
              "spandrel-endpoint")
          .flatMap(
              name -> Stream.of(name, name.substring(0, Math.min(KERNEL_LENGTH, name.length()))))
          .collect(Collectors.toUnmodifiableSet());

  private static final String OWN = "spandrel-";
  private static final Pattern ENDPOINT = Pattern.compile("spandrel-endpoint-\\d+");

  /** Of others; short enough for the kernel. */
  private static final List<String> BEGINNINGS =
      List.of(
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
    if (threadName.startsWith(OWN)) {
      return SPANDREL.contains(threadName) || ENDPOINT.matcher(threadName).matches();
    }
    for (String beginning : BEGINNINGS) {
      if (threadName.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
