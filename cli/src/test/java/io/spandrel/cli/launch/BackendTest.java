package io.spandrel.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @ParameterizedTest
  @ValueSource(strings = {"localhost:4318", "foo", "ftp://host", "http://", "http://a b", ""})
  void parse_refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> Backend.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @Test
  void parse_takesTheAddressOfTheTracesToo() {
    assertThat(Backend.parse("http://host:4318/v1/traces").address())
        .hasToString("http://host:4318");
  }

  @Test
  void likelyProtocol_isTakenFromThePort() {
    assertThat(Backend.parse("http://host:4317").likelyProtocol()).isEqualTo(OtlpProtocol.GRPC);
    assertThat(Backend.parse("https://host").likelyProtocol())
        .isEqualTo(OtlpProtocol.HTTP_PROTOBUF);
  }

  @Test
  void unreachable_onlyIfNothingListens() throws IOException {
    Backend backend;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      backend = Backend.parse("http://127.0.0.1:" + socket.getLocalPort());
      assertThat(backend.unreachable(TIMEOUT)).isEmpty();
    }
    assertThat(backend.unreachable(TIMEOUT)).contains("nothing listens there");
  }
}
