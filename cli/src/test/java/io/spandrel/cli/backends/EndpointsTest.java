package io.spandrel.cli.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spandrel.cli.launch.UsageException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

  @Test
  void nothingSet_areTheUsualPorts() {
    Endpoints endpoints = Endpoints.of(Map.of());

    assertThat(endpoints.address(Endpoint.COLLECTOR_OTLP_GRPC)).isEqualTo("127.0.0.1:4317");
    assertThat(endpoints.uri(Endpoint.JAEGER_QUERY_HTTP, "/api"))
        .hasToString("http://127.0.0.1:16686/api");
  }

  @Test
  void variable_setsAnother() {
    Endpoints endpoints =
        Endpoints.of(Map.of("JAEGER_QUERY_HTTP", "127.0.0.1:26686", "TEMPO_HTTP_PORT", "13200"));

    assertThat(endpoints.port(Endpoint.JAEGER_QUERY_HTTP)).isEqualTo(26686);
    assertThat(endpoints.port(Endpoint.TEMPO_HTTP_PORT)).isEqualTo(13200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0:16686", "127.0.0.1:0", "127.0.0.1:70000", "localhost", "x"})
  void addressThatIsNotOnLoopback_isRefusedWithTheFix(String given) {
    assertThatThrownBy(() -> Endpoints.of(Map.of("JAEGER_QUERY_HTTP", given)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "JAEGER_QUERY_HTTP='%s' is not a loopback address: give it as 127.0.0.1:16686", given);
  }

  @Test
  void variables_areWhatTheFilesRead() {
    assertThat(Endpoints.of(Map.of()).variables())
        .containsEntry("COLLECTOR_OTLP_HTTP", "127.0.0.1:4318")
        .containsEntry("TEMPO_HTTP_PORT", "3200");
  }
}
