package io.spandrel.cli.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import io.spandrel.cli.relay.OtlpTarget.Answer;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.receiver.ReceivedSpans;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanRelayTest {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
  private static final long MANY_BYTES = 1 << 20;

  /** Takes what it is let to take. */
  private static final class Gate implements OtlpTarget {
    private final List<String> taken = new ArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Semaphore open = new Semaphore(0);
    private Answer answer = Answer.ACCEPTED;

    @Override
    public Answer send(ExportTraceServiceRequest request) throws InterruptedException {
      asked.countDown();
      open.acquire();
      if (answer.kind() == Answer.Kind.ACCEPTED) {
        taken.add(name(request));
      }
      return answer;
    }

    @Override
    public void close() {
      open.release(1_000);
    }
  }

  private static ExportTraceServiceRequest request(String name, int spans) {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    for (int i = 0; i < spans; i++) {
      request
          .addResourceSpansBuilder()
          .addScopeSpansBuilder()
          .addSpans(Span.newBuilder().setName(name));
    }
    return request.build();
  }

  private static String name(ExportTraceServiceRequest request) {
    return request.getResourceSpans(0).getScopeSpans(0).getSpans(0).getName();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "grpc"})
  void backendThatComesUpLater_getsWhatCameBefore(String protocol) throws Exception {
    boolean grpc = protocol.equals("grpc");
    int port;
    try (OtlpReceiver free =
        OtlpReceiver.builder().onTraces(spans -> {}).withoutGrpc().build().start()) {
      port = free.httpPort();
    }
    URI address = URI.create("http://127.0.0.1:" + port);
    OtlpTarget target =
        grpc ? new GrpcTarget(address) : new HttpTarget(address.resolve("/v1/traces"));
    // Nobody is there yet.
    assertThat(target.send(request("zero", 1)).kind()).isEqualTo(Answer.Kind.AWAY);
    ReceivedSpans received = new ReceivedSpans();
    try (SpanRelay relay = new SpanRelay(target, 100, MANY_BYTES)) {
      relay.send(request("one", 2));
      relay.send(request("two", 3));
      OtlpReceiver.Builder builder = OtlpReceiver.builder().onTraces(received);
      builder = grpc ? builder.withoutHttp().grpcPort(port) : builder.withoutGrpc().httpPort(port);
      try (OtlpReceiver late = builder.build().start()) {
        assertThat(late).isNotNull();
        assertThat(relay.finish(LONG_ENOUGH)).isEqualTo(new SpanRelay.Outcome(5, 0, 0, ""));
      }
    }
    assertThat(received.spans())
        .extracting(ReceivedSpan::name)
        .containsExactly("one", "one", "two", "two", "two");
  }

  @Test
  void backendThatStaysAway_isNotWaitedForAndItsSpansAreCounted() throws Exception {
    OtlpTarget nobody = new HttpTarget(URI.create("http://127.0.0.1:1/v1/traces"));
    try (SpanRelay relay = new SpanRelay(nobody, 100, MANY_BYTES)) {
      relay.send(request("one", 2));
      relay.send(request("two", 3));

      assertThat(relay.finish(Duration.ZERO))
          .isEqualTo(new SpanRelay.Outcome(0, 5, 0, "nothing listens at 127.0.0.1:1"));
    }
  }

  @Test
  void moreThanIsKept_takesTheOldestAndCountsThem() throws Exception {
    Gate gate = new Gate();
    try (SpanRelay relay = new SpanRelay(gate, 6, MANY_BYTES)) {
      relay.send(request("under way", 1));
      gate.asked.await();
      relay.send(request("old", 3));
      relay.send(request("new", 3));
      relay.send(request("newest", 2));
      gate.open.release(3);

      assertThat(relay.finish(LONG_ENOUGH)).isEqualTo(new SpanRelay.Outcome(6, 3, 3, ""));
    }
    assertThat(gate.taken).containsExactly("under way", "new", "newest");
  }

  @Test
  void moreBytesThanAreKept_takeTheOldest() throws Exception {
    Gate gate = new Gate();
    int size = request("old", 3).getSerializedSize();
    try (SpanRelay relay = new SpanRelay(gate, 100, 2L * size)) {
      relay.send(request("aaa", 3));
      gate.asked.await();
      relay.send(request("bbb", 3));
      relay.send(request("ccc", 3));
      gate.open.release(3);

      assertThat(relay.finish(LONG_ENOUGH)).isEqualTo(new SpanRelay.Outcome(9, 0, 0, ""));
    }
  }

  @Test
  void whatIsRefusedForGood_doesNotHoldUpTheRest() throws Exception {
    Gate gate = new Gate();
    gate.answer = new Answer(Answer.Kind.REFUSED, "it answered 400");
    try (SpanRelay relay = new SpanRelay(gate, 100, MANY_BYTES)) {
      relay.send(request("one", 2));
      relay.send(request("two", 3));
      gate.open.release(2);

      assertThat(relay.finish(LONG_ENOUGH))
          .isEqualTo(new SpanRelay.Outcome(0, 5, 0, "it answered 400"));
    }
  }
}
