package io.spandrel.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpReceiverTest {
  private static final int CONNECT_MILLIS = 2_000;

  @Test
  void start_opensAFreePortForEachProtocol() {
    try (OtlpReceiver receiver = ignoring().build().start()) {
      assertThat(receiver.grpcPort()).isPositive().isNotEqualTo(receiver.httpPort());
      assertThat(receiver.grpcEndpoint()).isEqualTo("http://127.0.0.1:" + receiver.grpcPort());
      assertThat(receiver.httpEndpoint()).isEqualTo("http://127.0.0.1:" + receiver.httpPort());
      assertThat(receiver.httpTracesEndpoint()).isEqualTo(receiver.httpEndpoint() + "/v1/traces");
    }
  }

  @Test
  void ports_answerOnLoopbackOnly() throws Exception {
    try (OtlpReceiver receiver = ignoring().build().start()) {
      for (int port : new int[] {receiver.grpcPort(), receiver.httpPort()}) {
        assertThat(accepts(OtlpReceiver.LOOPBACK, port)).isTrue();
        for (InetAddress other : otherAddresses()) {
          assertThat(accepts(other, port)).as("connect to %s", other).isFalse();
        }
      }
    }
  }

  @Test
  void grpcPortInUse_saysWhichPortAndWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, OtlpReceiver.LOOPBACK);
        OtlpReceiver receiver = ignoring().grpcPort(taken.getLocalPort()).build()) {
      assertSaysInUse(receiver, taken.getLocalPort(), "gRPC");
    }
  }

  @Test
  void httpPortInUse_saysWhichPortAndLeavesNoOtherOpen() throws Exception {
    int grpcPort = freePort();
    try (ServerSocket taken = new ServerSocket(0, 1, OtlpReceiver.LOOPBACK);
        OtlpReceiver receiver =
            ignoring().grpcPort(grpcPort).httpPort(taken.getLocalPort()).build()) {
      assertSaysInUse(receiver, taken.getLocalPort(), "HTTP");
      assertThat(accepts(OtlpReceiver.LOOPBACK, grpcPort)).isFalse();
    }
  }

  @Test
  void portInUseOnAllAddresses_isInUseHereToo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0);
        OtlpReceiver receiver = ignoring().withoutGrpc().httpPort(taken.getLocalPort()).build()) {
      assertSaysInUse(receiver, taken.getLocalPort(), "HTTP");
    }
  }

  @Test
  void disabledProtocol_hasNoPort() {
    try (OtlpReceiver receiver = ignoring().withoutGrpc().build().start()) {
      assertThat(receiver.httpPort()).isPositive();
      assertThatThrownBy(receiver::grpcEndpoint)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("gRPC");
    }
    try (OtlpReceiver receiver = ignoring().withoutHttp().build().start()) {
      assertThat(receiver.grpcPort()).isPositive();
      assertThatThrownBy(receiver::httpEndpoint)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("HTTP");
    }
  }

  @Test
  void close_freesThePortsAndMayBeRepeated() throws Exception {
    OtlpReceiver receiver = ignoring().build().start();
    int grpcPort = receiver.grpcPort();
    int httpPort = receiver.httpPort();

    receiver.close();
    receiver.close();

    assertThat(accepts(OtlpReceiver.LOOPBACK, grpcPort)).isFalse();
    assertThat(accepts(OtlpReceiver.LOOPBACK, httpPort)).isFalse();
    try (OtlpReceiver next = ignoring().grpcPort(grpcPort).httpPort(httpPort).build().start()) {
      assertThat(next.grpcPort()).isEqualTo(grpcPort);
    }
  }

  @Test
  void threads_areDaemons() {
    try (OtlpReceiver receiver = ignoring().build().start()) {
      assertThat(receiver.httpPort()).isPositive();
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().matches("(HTTP-Dispatcher|grpc-|spandrel-).*"))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    }
  }

  @Test
  void start_isRefusedTheSecondTime() {
    try (OtlpReceiver receiver = ignoring().build().start()) {
      assertThatThrownBy(receiver::start).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void port_isRefusedBeforeTheStart() {
    try (OtlpReceiver receiver = ignoring().build()) {
      assertThatThrownBy(receiver::grpcPort)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("start()");
    }
  }

  @Test
  void build_needsAConsumerAndAProtocol() {
    assertThatThrownBy(() -> OtlpReceiver.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("onTraces");
    assertThatThrownBy(() -> ignoring().withoutGrpc().withoutHttp().build())
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void port_outOfRangeIsNamed(int port) {
    for (var setting :
        List.<Runnable>of(() -> ignoring().grpcPort(port), () -> ignoring().httpPort(port))) {
      assertThatThrownBy(setting::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Port is " + port);
    }
  }

  @Test
  void bounds_outOfRangeAreNamed() {
    assertThatThrownBy(() -> ignoring().maxRequestBytes(0)).hasMessageContaining("maxRequestBytes");
    assertThatThrownBy(() -> ignoring().maxRequestsInFlight(0))
        .hasMessageContaining("maxRequestsInFlight");
    assertThatThrownBy(() -> ignoring().requestTimeout(Duration.ZERO))
        .hasMessageContaining("requestTimeout");
  }

  private static void assertSaysInUse(OtlpReceiver receiver, int port, String protocol) {
    PortInUseException e = catchThrowableOfType(PortInUseException.class, receiver::start);
    assertThat(e.port()).isEqualTo(port);
    assertThat(e)
        .hasMessageContainingAll("port " + port, "127.0.0.1", protocol, "choose another port")
        .hasMessageNotContaining("\n");
  }

  private static OtlpReceiver.Builder ignoring() {
    return OtlpReceiver.builder().onTraces(request -> {});
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, OtlpReceiver.LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  private static List<InetAddress> otherAddresses() throws IOException {
    // 127.0.0.2 reaches a Linux program that listens on all addresses, so there is always one to
    // try.
    return Stream.concat(
            Stream.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 2})),
            NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress()))
        .toList();
  }

  private static boolean accepts(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
