package io.spandrel.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that are slow, many, or gone, over plain sockets. */
class HttpBoundsTest {
  private static final int SOCKET_TIMEOUT_MILLIS = 20_000;
  private static final String HEADERS =
      "POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-protobuf\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {"POST /v1/tra", HEADERS, HEADERS + "Content-Length: 100\r\n\r\nonly this much"})
  void senderThatStopsInTheMiddle_isCutOff(String sent) throws Exception {
    try (OtlpReceiver receiver =
            OtlpReceiver.builder()
                .withoutGrpc()
                .maxRequestsInFlight(1)
                .requestTimeout(Duration.ofMillis(200))
                .onTraces(request -> {})
                .build()
                .start();
        Socket slow = connect(receiver)) {
      send(slow, sent);

      assertThat(slow.getInputStream().read()).isEqualTo(-1);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> receiver.counts().failedRequests() == 1);
      try (Socket next = connect(receiver)) {
        send(next, goodRequest());
        assertThat(statusLine(next)).startsWith("HTTP/1.1 200");
      }
    }
  }

  @Test
  void bodyThatEndsEarly_isNotReceived() throws Exception {
    ReceivedSpans received = new ReceivedSpans();
    try (OtlpReceiver receiver =
            OtlpReceiver.builder().withoutGrpc().onTraces(received).build().start();
        Socket socket = connect(receiver)) {
      send(socket, HEADERS + "Content-Length: 100\r\n\r\n");
      socket.shutdownOutput();

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .doesNotStartWith("HTTP/1.1 200");
      assertThat(receiver.counts().traceRequests()).isZero();
    }
  }

  @Test
  void requestsBeyondTheBound_waitAndAreAllAnswered() throws Exception {
    int bound = 2;
    int senders = 10;
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger mostAtWork = new AtomicInteger();
    CountDownLatch mayEnd = new CountDownLatch(1);
    List<Socket> sockets = new ArrayList<>();
    try (OtlpReceiver receiver =
        OtlpReceiver.builder()
            .withoutGrpc()
            .maxRequestsInFlight(bound)
            .onTraces(request -> {
              mostAtWork.accumulateAndGet(atWork.incrementAndGet(), Math::max);
              awaitUninterrupted(mayEnd);
              atWork.decrementAndGet();
            })
            .build()
            .start()) {
      for (int i = 0; i < senders; i++) {
        Socket socket = connect(receiver);
        sockets.add(socket);
        send(socket, goodRequest());
      }
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> atWork.get() == bound);

      mayEnd.countDown();

      for (Socket socket : sockets) {
        assertThat(statusLine(socket)).startsWith("HTTP/1.1 200");
      }
      assertThat(mostAtWork.get()).isEqualTo(bound);
      assertThat(receiver.counts()).isEqualTo(new ReceiverCounts(senders, 0, 0));
    } finally {
      mayEnd.countDown();
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void close_endsWhileAConsumerIsStuckAndOthersWait() throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    OtlpReceiver receiver =
        OtlpReceiver.builder()
            .withoutGrpc()
            .maxRequestsInFlight(1)
            .onTraces(request -> {
              atWork.countDown();
              awaitUninterrupted(never);
            })
            .build()
            .start();
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        Socket socket = connect(receiver);
        sockets.add(socket);
        send(socket, goodRequest());
      }
      assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();

      Thread closing = new Thread(receiver::close);
      closing.start();
      closing.join(TimeUnit.SECONDS.toMillis(20));

      assertThat(closing.isAlive()).isFalse();
    } finally {
      never.countDown();
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static Socket connect(OtlpReceiver receiver) throws IOException {
    Socket socket = new Socket(OtlpReceiver.LOOPBACK, receiver.httpPort());
    socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String goodRequest() {
    return HEADERS + "Content-Length: 0\r\n\r\n";
  }

  private static String statusLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read();
        c != -1 && c != '\r';
        c = socket.getInputStream().read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
