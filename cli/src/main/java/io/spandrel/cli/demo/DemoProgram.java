package io.spandrel.cli.demo;

import io.spandrel.cli.launch.BundledJar;
import io.spandrel.cli.launch.JarCache;
import io.spandrel.cli.launch.TracedCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The traced program of the demo, as it is to be started. Immutable.
 *
 * @param command without agent
 */
record DemoProgram(int requests, Duration lockHeld, TracedCommand command) {
  /**
   * Below the default of 200 us: the checks compare to within 100 us, so a wait that they count
   * must not be too short to be recorded.
   */
  static final Duration THRESHOLD = Duration.ofNanos(50_000);

  static DemoProgram of(
      int requests,
      Duration lockHeld,
      Map<String, String> environment,
      Path workingDirectory,
      JarCache cache) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> words =
        List.of(
            java,
            "-Xms256m",
            "-Xmx256m",
            // A handful of collections in all: pauses show, and are not what the requests mostly
            // wait
            // for.
            "-Xmn128m",
            // A hundred threads that touch fresh pages at once wait for each other in the kernel.
            "-XX:+AlwaysPreTouch",
            "-Dspandrel.threshold=" + THRESHOLD.toNanos() / 1_000 + "us",
            "-jar",
            cache.file(BundledJar.EXAMPLES).toString(),
            "--requests",
            Integer.toString(requests),
            "--lock-held",
            lockHeld.toNanos() + "ns");
    return new DemoProgram(
        requests,
        lockHeld,
        TracedCommand.parse(words, withoutTelemetrySettings(environment), workingDirectory));
  }

  /** A sampler or an exporter of the user's own would make the checks fail for no good reason. */
  private static Map<String, String> withoutTelemetrySettings(Map<String, String> environment) {
    Map<String, String> rest = new HashMap<>(environment);
    rest.keySet().removeIf(name -> name.startsWith("OTEL_") || name.startsWith("SPANDREL_"));
    return rest;
  }
}
