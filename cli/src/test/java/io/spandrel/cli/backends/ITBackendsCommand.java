package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program: backends alone, and beside the demo. */
class ITBackendsCommand {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path JAR = Path.of("target", "spandrel.jar").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofSeconds(120);

  @TempDir private Path directory;

  private final Endpoints endpoints = Rig.freeEndpoints();

  @Test
  void backends_sayWhereTheyAre_andAreGoneAfterTheirTime() throws Exception {
    TestPrograms.locate(BackendKind.JAEGER);
    TestPrograms.locate(BackendKind.COLLECTOR);

    Process process = start(Map.of(), "backends", "--with", "jaeger,collector", "--for", "1s");

    assertThat(exitCode(process)).as(err()).isZero();
    assertThat(out().lines())
        .hasSize(2)
        .anyMatch(line ->
            line.startsWith("jaeger ")
                && line.contains(endpoints.address(Endpoint.JAEGER_QUERY_HTTP)))
        .anyMatch(line ->
            line.startsWith("collector ")
                && line.contains(endpoints.address(Endpoint.COLLECTOR_OTLP_HTTP)));
    endpoints.checkFree(BackendList.USUAL);
    assertThat(leftBehind()).isEmpty();
  }

  @Test
  void terminated_leavesNoProcessBehind() throws Exception {
    TestPrograms.locate(BackendKind.JAEGER);
    TestPrograms.locate(BackendKind.TEMPO);
    Process process = start(Map.of(), "backends", "--with", "jaeger,tempo");
    Awaitility.await().atMost(LIMIT).until(() -> err().contains("Ctrl-C") || !process.isAlive());
    List<ProcessHandle> children = process.children().toList();

    process.destroy();
    exitCode(process);

    assertThat(children).hasSize(2).noneMatch(ProcessHandle::isAlive);
    assertThat(leftBehind()).isEmpty();
  }

  @Test
  void portInUse_isOneLineThatNamesIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();

      Process process = start(Map.of("JAEGER_QUERY_HTTP", address), "backends", "--with", "jaeger");

      assertThat(exitCode(process)).isEqualTo(2);
      assertThat(err())
          .isEqualToIgnoringNewLines(
              "spandrel: "
                  + address
                  + " (page and API of jaeger) is in use: stop what listens there, or set"
                  + " JAEGER_QUERY_HTTP to another");
    }
  }

  @Test
  void noGoAndNoProgram_isOneLine() throws Exception {
    Process process =
        start(
            Map.of(
                "PATH", pathWithoutGoAndDocker(),
                "SPANDREL_JAEGER", "",
                "XDG_CACHE_HOME", directory.resolve("cache").toString()),
            "backends",
            "--with",
            "jaeger");

    assertThat(exitCode(process)).isEqualTo(2);
    assertThat(err()).startsWith("spandrel: jaeger ").contains("no go on the PATH").hasLineCount(1);
  }

  @Test
  void noDocker_isOneLine() throws Exception {
    Process process = start(Map.of("PATH", pathWithoutGoAndDocker()), "demo", "--with", "compose");

    assertThat(exitCode(process)).isEqualTo(2);
    assertThat(err())
        .isEqualToIgnoringNewLines(
            "spandrel: there is no docker on the PATH: install it, or use --with"
                + " jaeger,tempo,collector");
  }

  @Test
  void demo_saysWhereItsSlowestTraceIs() throws Exception {
    for (BackendKind kind : BackendList.USUAL.kinds()) {
      TestPrograms.locate(kind);
    }

    Process process =
        start(
            Map.of(),
            "demo",
            "--requests",
            "20",
            "--with",
            "jaeger,tempo,collector",
            "--for",
            "1s");

    // 1: the demo's own checks, which are another test's matter.
    assertThat(exitCode(process)).as(err()).isIn(0, 1);
    assertThat(out())
        .contains("The slowest trace, in each backend:")
        .containsPattern("jaeger +http://127\\.0\\.0\\.1:\\d+/api/traces/[0-9a-f]{32}\n")
        .containsPattern("page: http://127\\.0\\.0\\.1:\\d+/trace/[0-9a-f]{32}\n")
        .containsPattern("tempo +http://127\\.0\\.0\\.1:\\d+/api/traces/[0-9a-f]{32}\n")
        .containsPattern("collector +http://127\\.0\\.0\\.1:\\d+/metrics\n");
    assertThat(leftBehind()).isEmpty();
  }

  /** What the build scripts need before they need go. */
  private String pathWithoutGoAndDocker() throws IOException {
    Path tools = Files.createDirectory(directory.resolve("bin"));
    for (String tool : List.of("sh", "dirname", "sed", "cat", "cksum", "cut")) {
      Path script =
          Files.writeString(
              tools.resolve(tool), "#!/bin/sh\nexec " + TestPrograms.tool(tool) + " \"$@\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return tools.toString();
  }

  private Process start(Map<String, String> environment, String... words) throws IOException {
    Files.createDirectories(temporary());
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-Djava.io.tmpdir=" + temporary(), "-jar", JAR.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_"));
    builder.environment().putAll(endpoints.variables());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static int exitCode(Process process) throws InterruptedException {
    try {
      assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("it ended").isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private Path temporary() {
    return directory.resolve("tmp");
  }

  /** Files of backends that were not deleted. */
  private List<Path> leftBehind() throws IOException {
    try (Stream<Path> files = Files.list(temporary())) {
      return files.filter(file -> file.getFileName().toString().contains("backends")).toList();
    }
  }

  private String out() throws IOException {
    return Files.readString(directory.resolve("out"));
  }

  private String err() throws IOException {
    return Files.readString(directory.resolve("err"));
  }
}
