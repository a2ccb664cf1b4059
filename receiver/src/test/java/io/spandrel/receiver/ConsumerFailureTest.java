package io.spandrel.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.Status;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A consumer that throws, an Error at that: the sender is told to retry, and the receiver goes on.
 */
class ConsumerFailureTest {
  private final AtomicReference<Error> failure = new AtomicReference<>(new AssertionError("no"));
  private final ReceivedSpans received = new ReceivedSpans();

  @Test
  void overHttp_is503ThenWorksAgain() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try (OtlpReceiver receiver = receiver()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(receiver.httpTracesEndpoint()))
              .timeout(Duration.ofSeconds(20))
              .header("Content-Type", "application/x-protobuf")
              .POST(BodyPublishers.ofByteArray(SampleRequests.oneSpan("order").toByteArray()))
              .build();

      HttpResponse<byte[]> refused = client.send(request, BodyHandlers.ofByteArray());
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(Status.parseFrom(refused.body()).getMessage()).contains("AssertionError: no");
      assertThat(receiver.counts()).isEqualTo(new ReceiverCounts(0, 1, 1));

      failure.set(null);
      assertThat(client.send(request, BodyHandlers.ofByteArray()).statusCode()).isEqualTo(200);
      assertThat(received.spans()).hasSize(1);
      assertThat(receiver.counts()).isEqualTo(new ReceiverCounts(1, 1, 1));
    }
  }

  @Test
  void overGrpc_isUnavailableThenWorksAgain() {
    try (OtlpReceiver receiver = receiver()) {
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("127.0.0.1", receiver.grpcPort()).usePlaintext().build();
      try {
        ExportTraceServiceRequest request = SampleRequests.oneSpan("order");
        StatusRuntimeException refused =
            catchThrowableOfType(StatusRuntimeException.class, () -> stub(channel).export(request));
        assertThat(refused.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.UNAVAILABLE);
        assertThat(refused).hasMessageContaining("AssertionError: no");

        failure.set(null);
        assertThat(stub(channel).export(request)).isNotNull();
        assertThat(received.spans()).hasSize(1);
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> receiver.counts().equals(new ReceiverCounts(1, 1, 1)));
      } finally {
        channel.shutdownNow();
      }
    }
  }

  private OtlpReceiver receiver() {
    return OtlpReceiver.builder()
        .onTraces(request -> {
          if (failure.get() != null) {
            throw failure.get();
          }
          received.accept(request);
        })
        .build()
        .start();
  }

  private static TraceServiceGrpc.TraceServiceBlockingStub stub(ManagedChannel channel) {
    return TraceServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
  }
}
