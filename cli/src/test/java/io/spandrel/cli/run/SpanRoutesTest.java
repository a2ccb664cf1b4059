package io.spandrel.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.cli.Console;
import io.spandrel.cli.launch.Backend;
import io.spandrel.cli.launch.OtlpProtocol;
import io.spandrel.cli.launch.TracedCommand;
import io.spandrel.cli.view.Style;
import io.spandrel.cli.view.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpanRoutesTest {

  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String PROTOCOL = "otel.exporter.otlp.protocol";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private SpanRoute route;

  @AfterEach
  void closeRoute() {
    route.close();
  }

  @Test
  void nothingAsked_spansComeHereOverHttp() {
    choose(Map.of(), "java", "Main").with(null, null, null);

    assertThat(route.here()).isPresent();
    assertThat(route.destination().settings())
        .containsEntry(PROTOCOL, "http/protobuf")
        .containsEntry(ENDPOINT, route.here().orElseThrow().receiver().endpoint());
    assertThat(said()).isEmpty();
  }

  @Test
  void protocolOfTheEnvironment_belongsToItsOwnEndpoint() {
    choose(Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"), "java", "Main").with(null, null, null);

    assertThat(route.destination().settings()).containsEntry(PROTOCOL, "http/protobuf");
  }

  @Test
  void protocolByProperty_isWhatWeListenFor() {
    choose(Map.of(), "java", "-D" + PROTOCOL + "=grpc", "Main").with(null, null, null);

    assertThat(route.destination().settings()).containsEntry(PROTOCOL, "grpc");
  }

  @Test
  void endpointOfTheEnvironment_isUsedAndSaid() {
    choose(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"), "java", "Main")
        .with(null, null, null);

    assertThat(route.here()).isEmpty();
    assertThat(route.destination().settings()).isEmpty();
    assertThat(said()).contains("http://collector:4318").hasLineCount(1);
  }

  @Test
  void endpointOfTheEnvironment_givesWayToAPortHere() {
    choose(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"), "java", "Main")
        .with(null, null, 0);

    assertThat(route.here()).isPresent();
  }

  @Test
  void endpointByProperty_winsOverTheOption() {
    choose(Map.of(), "java", "-D" + ENDPOINT + "=http://mine:4318", "Main")
        .with("http://127.0.0.1:1", null, null);

    assertThat(route.destination().settings()).isEmpty();
    assertThat(said()).contains("http://mine:4318");
  }

  @Test
  void backendThatIsNotThere_isSaidOnceAndItsSpansComeHereFirst() {
    choose(Map.of(), "java", "Main").with("http://127.0.0.1:1", OtlpProtocol.GRPC, null);

    assertThat(route.here()).isEmpty();
    assertThat(route.destination().settings())
        .containsEntry(PROTOCOL, "grpc")
        .containsEntry(ENDPOINT, route.kept().orElseThrow().receiver().endpoint());
    assertThat(said())
        .isEqualToIgnoringNewLines(
            "spandrel: no backend at http://127.0.0.1:1 (nothing listens there); the program runs"
                + " all the same, and up to 10,000 of its spans are kept until one comes up");
  }

  @Test
  void backendThatIsNotThere_isTriedOnceABatchWhereMoreThanSpansIsSentThere() {
    String noRetry = "otel.java.exporter.otlp.retry.disabled";
    String log = "io.opentelemetry.javaagent.slf4j.simpleLogger.log.io.opentelemetry.exporter";
    choose(Map.of("OTEL_EXPORTER_OTLP_HEADERS", "key=1"), "java", "Main")
        .with("http://127.0.0.1:1", null, null);
    assertThat(route.kept()).isEmpty();
    assertThat(route.destination().settings())
        .containsEntry(ENDPOINT, "http://127.0.0.1:1")
        .containsEntry(noRetry, "true")
        .containsEntry(log, "off");

    choose(Map.of("OTEL_METRICS_EXPORTER", "otlp"), "java", "-D" + noRetry + "=false", "Main")
        .with("http://127.0.0.1:1", null, null);
    assertThat(route.destination().settings()).doesNotContainKeys(noRetry, log);
  }

  @Test
  void backend_protocolOptionWinsOverTheEnvironmentAndThatOverThePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 9, InetAddress.getByName("127.0.0.1"))) {
      String address = "http://127.0.0.1:" + socket.getLocalPort();
      Map<String, String> grpc = Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");

      choose(grpc, "java", "Main").with(address, OtlpProtocol.HTTP_PROTOBUF, null);
      assertThat(route.destination().settings()).containsEntry(PROTOCOL, "http/protobuf");
      choose(grpc, "java", "Main").with(address, null, null);
      assertThat(route.destination().settings()).containsEntry(PROTOCOL, "grpc");
      choose(Map.of(), "java", "Main").with(address, null, null);
      assertThat(route.destination().settings()).containsEntry(PROTOCOL, "http/protobuf");
      assertThat(said()).isEmpty();
    }
  }

  @Test
  void portInUse_meansThatNobodyTakesSpans() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      choose(Map.of(), "java", "Main").with(null, null, taken.getLocalPort());

      assertThat(route.here()).isEmpty();
      assertThat(route.destination().settings())
          .containsOnly(Map.entry("otel.traces.exporter", "none"));
      assertThat(said()).contains("port " + taken.getLocalPort() + " is in use").hasLineCount(1);
    }
  }

  private interface Choice {
    void with(String backend, OtlpProtocol protocol, Integer port);
  }

  private Choice choose(Map<String, String> environment, String... words) {
    Terminal terminal =
        new Terminal(new PrintStream(said, true, StandardCharsets.UTF_8), Style.plain(), false);
    TracedCommand command = TracedCommand.parse(List.of(words), environment, Path.of(""));
    SpanRoutes routes = new SpanRoutes(new Console(terminal, terminal), command.given());
    return (backend, protocol, port) ->
        route =
            routes.choose(
                Optional.ofNullable(backend).map(Backend::parse),
                Optional.ofNullable(protocol),
                Optional.ofNullable(port));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
