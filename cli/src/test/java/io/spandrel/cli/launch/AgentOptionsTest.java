package io.spandrel.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentOptionsTest {

  private static final AgentJars JARS = new AgentJars(Path.of("agent.jar"), Path.of("ext.jar"));
  private static final String ENDPOINT = "http://127.0.0.1:4318";

  @Test
  void java_getsOptionsRightBehindItsName() {
    assertThat(command(Map.of(), "/opt/jdk/bin/java", "-Xmx1g", "com.acme.Shop", "-x").command())
        .containsExactly(
            "/opt/jdk/bin/java",
            "-javaagent:agent.jar",
            silent("io.opentelemetry.javaagent.tooling.VersionLogger"),
            "-Xshare:off",
            "-Dotel.javaagent.extensions=ext.jar",
            "-Dotel.traces.exporter=otlp",
            "-Dotel.exporter.otlp.endpoint=" + ENDPOINT,
            "-Dotel.exporter.otlp.protocol=grpc",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none",
            "-Dotel.service.name=Shop",
            "-Xmx1g",
            "com.acme.Shop",
            "-x");
  }

  @Test
  void settingsOfTheUser_areLeftAlone() {
    List<String> words =
        command(
                Map.of("OTEL_LOGS_EXPORTER", "otlp", "OTEL_TRACES_EXPORTER", "console"),
                "java",
                "-Dotel.metrics.exporter=otlp",
                "-Dotel.service.name=mine",
                "Main")
            .command();

    assertThat(words)
        .doesNotContain("-Dotel.logs.exporter=none")
        .doesNotContain("-Dotel.traces.exporter=otlp")
        .doesNotContain("-Dotel.metrics.exporter=none")
        .doesNotContain("-Dotel.service.name=Main");
  }

  @Test
  void serviceName_inResourceAttributes_isAName() {
    assertThat(
            command(Map.of("OTEL_RESOURCE_ATTRIBUTES", "a=b,service.name=mine"), "java", "Main")
                .command())
        .doesNotContain("-Dotel.service.name=Main");
  }

  @Test
  void serviceName_ofAJar_isLeftToTheAgent() {
    assertThat(command(Map.of(), "java", "-jar", "shop.jar").command())
        .noneMatch(word -> word.startsWith("-Dotel.service.name"));
  }

  @Test
  void extensionsOfTheUser_areKeptBesideOurs() {
    assertThat(
            command(Map.of(), "java", "-Dotel.javaagent.extensions=theirs.jar", "Main", "x")
                .command())
        .endsWith(
            "-Dotel.javaagent.extensions=theirs.jar",
            "-Dotel.javaagent.extensions=theirs.jar,ext.jar",
            "Main",
            "x");
  }

  @Test
  void agentOfTheUser_isNotAddedTwice() {
    assertThat(
            command(Map.of(), "java", "-javaagent:libs/opentelemetry-javaagent-2.31.1.jar", "Main")
                .command())
        .doesNotContain("-javaagent:agent.jar")
        .contains("-Dotel.javaagent.extensions=ext.jar");
  }

  @Test
  void otherCommand_getsOptionsThroughTheEnvironment() {
    ProcessBuilder builder =
        command(Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g", "HOME", "/home/me"), "mvn", "test");

    assertThat(builder.command()).containsExactly("mvn", "test");
    assertThat(builder.environment())
        .containsEntry("HOME", "/home/me")
        .extractingByKey("JAVA_TOOL_OPTIONS")
        .asString()
        .startsWith("-Xmx1g -javaagent:agent.jar ")
        .contains(" -Dotel.exporter.otlp.endpoint=" + ENDPOINT);
  }

  @Test
  void pathsWithSpaces_areQuotedInTheEnvironment() {
    AgentJars jars = new AgentJars(Path.of("my agent.jar"), Path.of("ext.jar"));
    TracedCommand command = TracedCommand.parse(List.of("mvn"), Map.of(), Path.of(""));

    assertThat(
            command
                .withOptions(AgentOptions.forCommand(command, jars, SpanDestination.none()))
                .environment()
                .get("JAVA_TOOL_OPTIONS"))
        .startsWith("\"-javaagent:my agent.jar\" ");
  }

  @Test
  void endpointForTracesOnly_doesNotWinOverOurs() {
    ProcessBuilder builder =
        command(Map.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://other"), "java", "Main");

    assertThat(builder.environment()).doesNotContainKey("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
  }

  @Test
  void lastOfSeveralProperties_counts() {
    GivenSettings given =
        new GivenSettings(
            List.of("-Dotel.service.name=a", "-Dotel.service.name=b"),
            Map.of("JAVA_TOOL_OPTIONS", "-Dotel.service.name=c", "OTEL_SERVICE_NAME", "d"));

    assertThat(given.value("otel.service.name")).contains("b");
  }

  private static ProcessBuilder command(Map<String, String> environment, String... words) {
    TracedCommand command = TracedCommand.parse(List.of(words), environment, Path.of(""));
    SpanDestination destination =
        SpanDestination.otlp(ENDPOINT, OtlpProtocol.GRPC, command.given());
    return command.withOptions(AgentOptions.forCommand(command, JARS, destination));
  }

  private static String silent(String logger) {
    return "-Dio.opentelemetry.javaagent.slf4j.simpleLogger.log." + logger + "=off";
  }

  @Test
  void whatTheUserDecides_isNotSilenced() {
    assertThat(command(Map.of(), "java", "-Xshare:auto", "Main").command())
        .doesNotContain("-Xshare:off");
    assertThat(
            command(Map.of("JAVA_TOOL_OPTIONS", "-XX:SharedArchiveFile=a.jsa"), "java", "Main")
                .command())
        .doesNotContain("-Xshare:off");
  }
}
