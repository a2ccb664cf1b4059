package io.spandrel.otel.servlet;

import io.spandrel.otel.capture.CaptureSettings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Jackrabbit's WebDAV server in a JVM of its own, which runs until it is stopped or closed. */
final class ServletApplication implements AutoCloseable {
  private static final Path AGENT = Path.of("target", "agent", "opentelemetry-javaagent.jar");
  private static final Path EXTENSION = Path.of("target", "spandrel-otel-extension.jar");
  private static final Path JARS = Path.of("target", "servlet-application");
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;
  private final Thread atExit;
  private final URI repository;

  private ServletApplication(Process process, Path log, URI repository) {
    this.process = process;
    this.log = log;
    this.repository = repository;
    this.atExit = new Thread(process::destroyForcibly, "stop the servlet application");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts it as {@code spandrel run} would, and returns when it answers.
   *
   * @param home where its files and its log go
   * @param otlpEndpoint where the agent sends spans, over gRPC
   * @param capture where a capture of all of it is when it has ended
   */
  static ServletApplication start(Path home, String jdbcUrl, String otlpEndpoint, Path capture)
      throws IOException {
    configure(home, jdbcUrl);
    int port = freePort();
    Path log = home.resolve("output.txt");
    // A file, not a pipe: nobody need read it for the program to go on.
    Process process =
        new ProcessBuilder(command(port, otlpEndpoint, capture, CaptureSettings.in(home)))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    URI repository = URI.create("http://127.0.0.1:" + port + "/repository/default/");
    ServletApplication started = new ServletApplication(process, log, repository);
    try {
      WebDav probe = new WebDav(repository);
      Awaitility.await()
          .atMost(READY_LIMIT)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !process.isAlive() || probe.answers());
    } catch (RuntimeException notReady) {
      started.close();
      throw new IllegalStateException("not ready:\n" + started.output(), notReady);
    }
    if (!process.isAlive()) {
      started.close();
      throw new IllegalStateException("ended at once:\n" + started.output());
    }
    return started;
  }

  private static List<String> command(
      int port, String otlpEndpoint, Path capture, Path captureSettings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-javaagent:" + AGENT.toAbsolutePath());
    command.add("-Dotel.javaagent.extensions=" + EXTENSION.toAbsolutePath());
    command.add("-Dotel.traces.exporter=otlp");
    command.add("-Dotel.exporter.otlp.endpoint=" + otlpEndpoint);
    command.add("-Dotel.exporter.otlp.protocol=grpc");
    command.add("-Dotel.metrics.exporter=none");
    command.add("-Dotel.logs.exporter=none");
    command.add("-Dotel.service.name=jackrabbit");
    command.add("-Xmx512m");
    command.add("-XX:StartFlightRecording:settings=" + captureSettings + ",filename=" + capture);
    command.add("-cp");
    command.add(
        Stream.of("webapp-runner.jar", "HikariCP.jar", "postgresql.jar")
            .map(jar -> JARS.resolve(jar).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator)));
    command.add("webapp.runner.launch.Main");
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--enable-naming", "--context-xml", "context.xml"));
    command.addAll(List.of("--temp-directory", "tomcat"));
    command.add(JARS.resolve("jackrabbit-webapp.war").toAbsolutePath().toString());
    return command;
  }

  private static void configure(Path home, String jdbcUrl) throws IOException {
    Path jackrabbit = home.resolve("jackrabbit");
    Files.createDirectories(jackrabbit.resolve("repository"));
    Files.writeString(
        jackrabbit.resolve("repository").resolve("repository.xml"), resource("repository.xml"));
    Files.writeString(jackrabbit.resolve("bootstrap.properties"), resource("bootstrap.properties"));
    String xmlUrl = jdbcUrl.replace("&", "&amp;");
    Files.writeString(
        home.resolve("context.xml"), resource("context.xml").replace("JDBC_URL", xmlUrl));
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream =
        ServletApplication.class.getResourceAsStream("/servlet-application/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The collection that holds everything, with a slash at the end. */
  URI repository() {
    return repository;
  }

  /** What it printed until now. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Sends it SIGTERM and waits until it is gone.
   *
   * @return its exit code
   * @throws IllegalStateException if it still runs after half a minute; it is ended then
   */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      close();
      throw new IllegalStateException("still there " + STOP_LIMIT + " after SIGTERM:\n" + output());
    }
    return process.exitValue();
  }

  /** Ends it at once, if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
