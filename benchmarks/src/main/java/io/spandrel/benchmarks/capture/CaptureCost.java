package io.spandrel.benchmarks.capture;

import com.sun.net.httpserver.HttpServer;
import io.spandrel.recorder.capture.CaptureSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a request of the example pipeline costs in CPU time: under the agent alone, with the
 * extension, and with a capture beside it. {@code CaptureCost AGENT_JAR EXTENSION_JAR EXAMPLES_JAR
 * [ROUNDS]}.
 *
 * <p>Each JVM handles few requests and then many; the difference is free of what starting costs.
 * The ways take turns, and of each the median counts.
 */
public final class CaptureCost {
  private static final int FEW = 500;
  private static final int MANY = 2_500;
  private static final long POLL_MILLIS = 5;

  private final List<String> agent;
  private final List<String> extension;
  private final List<String> capture;
  private final String examples;

  private CaptureCost(String agent, String extension, String examples, Path scratch, int port) {
    this.agent =
        List.of(
            "-javaagent:" + agent,
            "-Dotel.traces.exporter=otlp",
            "-Dotel.exporter.otlp.endpoint=http://127.0.0.1:" + port,
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none");
    this.extension = List.of("-Dotel.javaagent.extensions=" + extension);
    this.capture =
        List.of(
            "-XX:StartFlightRecording=settings="
                + scratch.resolve(CaptureSettings.FILE_NAME)
                + ",filename="
                + scratch.resolve("out.jfr"));
    this.examples = examples;
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    Path scratch = Files.createTempDirectory("spandrel-cost");
    try (InputStream settings = CaptureSettings.open()) {
      Files.copy(settings, scratch.resolve(CaptureSettings.FILE_NAME));
    }
    HttpServer backend = backend();
    CaptureCost cost =
        new CaptureCost(
            arguments[0], arguments[1], arguments[2], scratch, backend.getAddress().getPort());
    cost.run(rounds);
    backend.stop(0);
  }

  /** Takes all spans and does nothing with them, in this JVM, whose CPU time isn't counted. */
  private static HttpServer backend() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private void run(int rounds) throws IOException, InterruptedException {
    List<List<String>> ways =
        List.of(List.of(), agent, join(agent, extension), join(agent, extension, capture));
    List<String> names = List.of("no agent", "agent", "agent, extension", "with a capture");
    double[][] micros = new double[ways.size()][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int way = 0; way < ways.size(); way++) {
        long few = cpuNanos(ways.get(way), FEW);
        long many = cpuNanos(ways.get(way), MANY);
        micros[way][round] = (many - few) / 1e3 / (MANY - FEW);
      }
    }
    System.out.println("| the pipeline | CPU us a request, median | each round |");
    System.out.println("|---|---|---|");
    for (int way = 0; way < ways.size(); way++) {
      double[] sorted = micros[way].clone();
      Arrays.sort(sorted);
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f | %s |%n",
          names.get(way),
          sorted[rounds / 2],
          String.join(
              ", ",
              Arrays.stream(micros[way]).mapToObj(value -> "%.0f".formatted(value)).toList()));
    }
  }

  @SafeVarargs
  private static List<String> join(List<String>... options) {
    List<String> all = new ArrayList<>();
    Arrays.stream(options).forEach(all::addAll);
    return all;
  }

  /** As far as the last look before the end saw it: some milliseconds less than in all. */
  private long cpuNanos(List<String> options, int requests)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", examples, "--requests", Integer.toString(requests)));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Duration cpu = Duration.ZERO;
    while (process.isAlive()) {
      cpu = process.info().totalCpuDuration().orElse(cpu);
      Thread.sleep(POLL_MILLIS);
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed");
    }
    return cpu.toNanos();
  }
}
