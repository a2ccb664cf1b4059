package io.spandrel.benchmarks.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The whole measurement: for each size in MB (10 100 1000 unless given; {@code 60waits} for one
 * whose waits are in no span) a capture is written, then read in a heap of 256 MB by a bare loop
 * over {@link jdk.jfr.consumer.RecordingFile}, by an ordered {@link jdk.jfr.consumer.EventStream},
 * by {@code CaptureFile}, and into the report that {@code spandrel report --json} makes, each in a
 * JVM of its own; the better of two runs counts. Of each: seconds, seconds of CPU time of all
 * threads, and the most heap in use after a collection.
 */
public final class CaptureScale {
  private static final int RUNS = 2;
  private static final String WAITS = "waits";
  private static final long LARGE_BYTES = 50L << 20;

  private CaptureScale() {}

  public static void main(String[] arguments) throws Exception {
    List<String> sizes = arguments.length == 0 ? List.of("10", "100", "1000") : List.of(arguments);
    System.out.println(
        "| file, MB | events | bare | stream | capture | report"
            + " | speed, to bare: capture | report |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (String size : sizes) {
      Path file = Files.createTempFile("spandrel-scale", ".jfr");
      try {
        boolean inSpans = !size.endsWith(WAITS);
        String megabytes = inSpans ? size : size.substring(0, size.length() - WAITS.length());
        String kind = inSpans ? "spans" : WAITS;
        java(List.of("-Xmx512m"), CaptureGenerator.class, megabytes, file.toString(), kind);
        String[] bare = best("bare", file);
        String[] stream = best("stream", file);
        String[] capture = best("capture", file);
        String[] report = best("report", file);
        System.out.printf(
            Locale.ROOT,
            "| %d | %s | %s | %s | %s | %s | %s | %s |%n",
            Files.size(file) >> 20,
            bare[2],
            cost(bare),
            cost(stream),
            cost(capture),
            cost(report),
            speed(capture, bare),
            speed(report, bare));
      } finally {
        Files.delete(file);
      }
    }
  }

  /** Seconds, seconds of CPU time, and the most heap in use after a collection. */
  private static String cost(String[] run) {
    return "%s s (%s), %s MB".formatted(run[0], run[1], run[3]);
  }

  /** By wall time, and by CPU time in brackets. */
  private static String speed(String[] run, String[] bare) {
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f)",
        Double.parseDouble(bare[0]) / Double.parseDouble(run[0]),
        Double.parseDouble(bare[1]) / Double.parseDouble(run[1]));
  }

  private static String[] best(String way, Path file) throws Exception {
    String[] best = null;
    for (int i = 0; i < RUNS; i++) {
      String[] run =
          java(options(way, file), CaptureReader.class, way, file.toString()).strip().split(" ");
      if (best == null || Double.parseDouble(run[0]) < Double.parseDouble(best[0])) {
        best = run;
      }
    }
    return best;
  }

  /** Ours are run with what the {@code spandrel} script runs them with; a loop with no option. */
  private static List<String> options(String way, Path file) throws IOException {
    List<String> options = new ArrayList<>(List.of("-Xmx256m"));
    if (way.equals("capture") || way.equals("report")) {
      options.add("-XX:+UseSerialGC");
      if (Files.size(file) <= LARGE_BYTES) {
        options.add("-XX:TieredStopAtLevel=1");
      }
    }
    return options;
  }

  private static String java(List<String> options, Class<?> main, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed: " + output);
    }
    return output;
  }
}
