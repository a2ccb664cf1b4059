package io.spandrel.otel.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Java runtimes with fewer modules than the JDK of the tests, linked from it once. */
public final class SmallJdk {
  /** What the agent and its exporters use, without {@code jdk.jfr} and what would bring it in. */
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.desktop",
          "java.instrument",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.sql",
          "jdk.unsupported");

  private static final int LIMIT_MINUTES = 3;

  private SmallJdk() {}

  /** The home of a runtime that has no flight recorder. */
  public static Path withoutFlightRecorder() throws IOException, InterruptedException {
    return linked("jdk-without-jfr-", MODULES);
  }

  /** The home of a runtime that has a flight recorder and no HTTP server. */
  public static Path withoutHttpServer() throws IOException, InterruptedException {
    return linked(
        "jdk-without-httpserver-",
        Stream.concat(MODULES.stream(), Stream.of("jdk.jfr", "jdk.management")).toList());
  }

  private static Path linked(String name, List<String> modules)
      throws IOException, InterruptedException {
    Path home = Path.of("target", name + Runtime.version().feature());
    if (Files.exists(home)) {
      return home;
    }
    Path log = Path.of("target", name + "jlink.log");
    Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
    Process linking =
        new ProcessBuilder(
                jlink.toString(),
                "--add-modules",
                String.join(",", modules),
                "--output",
                home.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!linking.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || linking.exitValue() != 0) {
      linking.destroyForcibly();
      throw new AssertionError("jlink failed: " + Files.readString(log));
    }
    return home;
  }
}
