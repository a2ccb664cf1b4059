package io.spandrel.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcRequestsTest {
  private static final int MAX_BYTES = 1 << 20;

  private final ReceivedSpans received = new ReceivedSpans();
  private OtlpReceiver receiver;
  private ManagedChannel channel;

  @BeforeEach
  void start() {
    receiver =
        OtlpReceiver.builder()
            .withoutHttp()
            .maxRequestBytes(MAX_BYTES)
            .onTraces(received)
            .build()
            .start();
    channel = channel(receiver);
  }

  @AfterEach
  void close() {
    channel.shutdownNow();
    receiver.close();
  }

  @Test
  void goodRequest_isReceived() {
    ExportTraceServiceResponse response = stub(channel).export(SampleRequests.oneSpan("order"));

    assertThat(response).isEqualTo(ExportTraceServiceResponse.getDefaultInstance());
    assertThat(received.spans()).extracting(ReceivedSpan::name).containsExactly("order");
    assertThat(receiver.counts()).isEqualTo(new ReceiverCounts(1, 0, 0));
  }

  @Test
  void messageThatIsNotProtobuf_isAnInternalError() {
    StatusRuntimeException e =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                ClientCalls.blockingUnaryCall(
                    channel,
                    exportOfBytes(),
                    CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS),
                    "this is no protobuf".getBytes(StandardCharsets.UTF_8)));

    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(received.received()).isZero();
    awaitFailedRequests(1);
    assertThat(stub(channel).export(SampleRequests.oneSpan("next"))).isNotNull();
  }

  @Test
  void largeMessage_isRefused() {
    StatusRuntimeException e = refusal(stub(channel), SampleRequests.ofBytes(2 * MAX_BYTES));

    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(received.received()).isZero();
    awaitFailedRequests(1);
  }

  @Test
  void gzipBomb_isRefused() {
    StatusRuntimeException e =
        refusal(stub(channel).withCompression("gzip"), SampleRequests.ofBytes(64 * MAX_BYTES));

    assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(received.received()).isZero();
    awaitFailedRequests(1);
  }

  @Test
  void gzipMessage_isReceived() {
    stub(channel).withCompression("gzip").export(SampleRequests.oneSpan("order"));

    assertThat(received.spans()).hasSize(1);
  }

  @Test
  void refusedMessages_giveTheirSlotsBack() {
    for (int i = 0; i < 40; i++) { // more than there are slots
      refusal(stub(channel), SampleRequests.ofBytes(2 * MAX_BYTES));
      refusal(stub(channel).withCompression("gzip"), SampleRequests.ofBytes(2 * MAX_BYTES));
    }

    assertThat(stub(channel).export(SampleRequests.oneSpan("next"))).isNotNull();
  }

  @Test
  void requestBeyondTheSlots_isToldToComeAgain() throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (OtlpReceiver narrow =
        OtlpReceiver.builder()
            .withoutHttp()
            .maxRequestsInFlight(1)
            .onTraces(request -> {
              atWork.countDown();
              awaitUninterrupted(mayEnd);
            })
            .build()
            .start()) {
      ManagedChannel first = channel(narrow);
      ManagedChannel second = channel(narrow);
      try {
        var answer = TraceServiceGrpc.newFutureStub(first).export(SampleRequests.oneSpan("slow"));
        assertThat(atWork.await(20, TimeUnit.SECONDS)).isTrue();

        StatusRuntimeException e = refusal(stub(second), SampleRequests.oneSpan("too many"));
        assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);

        mayEnd.countDown();
        assertThat(answer.get(20, TimeUnit.SECONDS)).isNotNull();
        Awaitility.await() // the slot is given back after the answer has left
            .atMost(Duration.ofSeconds(20))
            .ignoreExceptions()
            .until(() -> stub(second).export(SampleRequests.oneSpan("again")) != null);
      } finally {
        mayEnd.countDown();
        first.shutdownNow();
        second.shutdownNow();
      }
    }
  }

  private void awaitFailedRequests(long count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> receiver.counts().failedRequests() == count);
  }

  private static StatusRuntimeException refusal(
      TraceServiceGrpc.TraceServiceBlockingStub stub, ExportTraceServiceRequest request) {
    return catchThrowableOfType(StatusRuntimeException.class, () -> stub.export(request));
  }

  private static TraceServiceGrpc.TraceServiceBlockingStub stub(ManagedChannel channel) {
    return TraceServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
  }

  private static ManagedChannel channel(OtlpReceiver receiver) {
    return NettyChannelBuilder.forAddress("127.0.0.1", receiver.grpcPort()).usePlaintext().build();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The method for traces, with a client that sends any bytes. */
  private static MethodDescriptor<byte[], ExportTraceServiceResponse> exportOfBytes() {
    return TraceServiceGrpc.getExportMethod().toBuilder(
            new MethodDescriptor.Marshaller<byte[]>() {
              @Override
              public InputStream stream(byte[] bytes) {
                return new ByteArrayInputStream(bytes);
              }

              @Override
              public byte[] parse(InputStream stream) {
                throw new UnsupportedOperationException("only sent, never received");
              }
            },
            TraceServiceGrpc.getExportMethod().getResponseMarshaller())
        .build();
  }
}
