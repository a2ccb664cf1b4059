package io.spandrel.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestsTest {
  private static final int MAX_BYTES = 1 << 20;
  private static final byte[] ONE_SPAN = SampleRequests.oneSpan("order").toByteArray();

  private final ReceivedSpans received = new ReceivedSpans();
  private final HttpClient client = HttpClient.newHttpClient();
  private OtlpReceiver receiver;

  @BeforeEach
  void start() {
    receiver =
        OtlpReceiver.builder()
            .withoutGrpc()
            .maxRequestBytes(MAX_BYTES)
            .onTraces(received)
            .build()
            .start();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void goodRequest_isAnsweredWithAnEmptyResponseMessage() throws Exception {
    HttpResponse<byte[]> response = send(traces(ONE_SPAN));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/x-protobuf");
    assertThat(ExportTraceServiceResponse.parseFrom(response.body()))
        .isEqualTo(ExportTraceServiceResponse.getDefaultInstance());
    assertThat(received.spans()).extracting(ReceivedSpan::name).containsExactly("order");
    assertThat(receiver.counts()).isEqualTo(new ReceiverCounts(1, 0, 0));
  }

  @Test
  void contentType_mayHaveParametersAndCapitals() throws Exception {
    HttpRequest.Builder request =
        traces(ONE_SPAN).setHeader("Content-Type", "Application/X-Protobuf; charset=utf-8");

    assertThat(send(request).statusCode()).isEqualTo(200);
    assertThat(received.spans()).hasSize(1);
  }

  @Test
  void chunkedBody_isReceived() throws Exception {
    HttpRequest.Builder request =
        traces(ONE_SPAN)
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(ONE_SPAN)));

    assertThat(send(request).statusCode()).isEqualTo(200);
    assertThat(received.spans()).hasSize(1);
  }

  @Test
  void emptyBody_isAnEmptyRequest() throws Exception {
    assertThat(send(traces(new byte[0])).statusCode()).isEqualTo(200);
    assertThat(received.spans()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "application/x-protobuffer", ""})
  void otherContentType_isRefusedWithTheRemedy(String type) throws Exception {
    HttpResponse<byte[]> response = send(traces(ONE_SPAN).setHeader("Content-Type", type));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .contains("'" + type + "'", "application/x-protobuf", "OTEL_EXPORTER_OTLP_PROTOCOL");
    assertNothingReceived();
  }

  @Test
  void otherEncoding_isRefused() throws Exception {
    HttpResponse<byte[]> response = send(traces(ONE_SPAN).header("Content-Encoding", "zstd"));

    assertStatus(response, 415, Code.INVALID_ARGUMENT, "'zstd'");
  }

  @Test
  void bodyThatIsNotProtobuf_isRefused() throws Exception {
    byte[] text = "this is no protobuf".getBytes(StandardCharsets.UTF_8);

    assertStatus(send(traces(text)), 400, Code.INVALID_ARGUMENT, "ExportTraceServiceRequest");
  }

  @Test
  void truncatedProtobuf_isRefused() throws Exception {
    byte[] half = Arrays.copyOf(ONE_SPAN, ONE_SPAN.length / 2);

    assertStatus(send(traces(half)), 400, Code.INVALID_ARGUMENT, "ExportTraceServiceRequest");
  }

  @Test
  void bodyThatIsNotGzip_isRefused() throws Exception {
    HttpRequest.Builder request = traces(ONE_SPAN).header("Content-Encoding", "gzip");

    assertStatus(send(request), 400, Code.INVALID_ARGUMENT, "gzip");
  }

  @Test
  void truncatedGzip_isRefused() throws Exception {
    byte[] gzip = SampleRequests.gzip(ONE_SPAN);
    HttpRequest.Builder request =
        traces(Arrays.copyOf(gzip, gzip.length - 10)).header("Content-Encoding", "gzip");

    assertStatus(send(request), 400, Code.INVALID_ARGUMENT, "gzip");
  }

  @Test
  void gzipBody_isReceived() throws Exception {
    HttpRequest.Builder request =
        traces(SampleRequests.gzip(ONE_SPAN)).header("Content-Encoding", "GZIP");

    assertThat(send(request).statusCode()).isEqualTo(200);
    assertThat(received.spans()).hasSize(1);
  }

  @Test
  void gzipBomb_isRefused() throws Exception {
    byte[] bomb = SampleRequests.gzip(SampleRequests.ofBytes(64 * MAX_BYTES).toByteArray());
    assertThat(bomb).hasSizeLessThan(MAX_BYTES);

    assertStatus(
        send(traces(bomb).header("Content-Encoding", "gzip")),
        413,
        Code.RESOURCE_EXHAUSTED,
        "decompressed");
  }

  @Test
  void body_mayBeAsLargeAsTheLimitAndNoLarger() throws Exception {
    int overhead = SampleRequests.ofBytes(MAX_BYTES).getSerializedSize() - MAX_BYTES;
    byte[] largest = SampleRequests.ofBytes(MAX_BYTES - overhead).toByteArray();
    assertThat(largest).hasSize(MAX_BYTES);
    byte[] larger = SampleRequests.ofBytes(MAX_BYTES - overhead + 1).toByteArray();

    assertThat(send(traces(largest)).statusCode()).isEqualTo(200);
    assertThat(send(traces(larger)).statusCode()).isEqualTo(413);
    assertThat(received.spans()).hasSize(1);
  }

  @Test
  void largeBody_isRefusedWhetherAnnouncedOrNot() throws Exception {
    byte[] body = new byte[20 * MAX_BYTES];
    HttpRequest.Builder announced = traces(body);
    HttpRequest.Builder chunked =
        traces(body).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertStatus(send(announced), 413, Code.RESOURCE_EXHAUSTED, String.valueOf(MAX_BYTES));
    assertStatus(send(chunked), 413, Code.RESOURCE_EXHAUSTED, String.valueOf(MAX_BYTES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "HEAD"})
  void otherMethod_isRefusedAndToldWhich(String method) throws Exception {
    HttpResponse<byte[]> response = send(traces(ONE_SPAN).method(method, BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("POST");
    assertNothingReceived();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1/trace", "/v1/traces/", "/v2/traces"})
  void otherPath_isRefusedAndToldTheRightOne(String path) throws Exception {
    HttpResponse<byte[]> response = send(post(path, ONE_SPAN));

    assertStatus(response, 404, Code.NOT_FOUND, "/v1/traces");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/metrics", "/v1/logs"})
  void metricsAndLogs_areAcceptedAndIgnored(String path) throws Exception {
    HttpResponse<byte[]> response = send(post(path, ONE_SPAN));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertNothingReceived();
  }

  @Test
  void connection_survivesARefusal() throws Exception {
    send(traces("no protobuf".getBytes(StandardCharsets.UTF_8)));

    assertThat(send(traces(ONE_SPAN)).statusCode()).isEqualTo(200);
  }

  private HttpRequest.Builder traces(byte[] body) {
    return post("/v1/traces", body);
  }

  private HttpRequest.Builder post(String path, byte[] body) {
    return HttpRequest.newBuilder(URI.create(receiver.httpEndpoint() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/x-protobuf")
        .POST(BodyPublishers.ofByteArray(body));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private void assertStatus(HttpResponse<byte[]> response, int http, Code code, String text)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(http);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/x-protobuf");
    Status status = Status.parseFrom(response.body());
    assertThat(status.getCode()).isEqualTo(code.getNumber());
    assertThat(status.getMessage()).contains(text);
    assertNothingReceived();
    assertThat(receiver.counts().failedRequests()).isPositive();
  }

  private void assertNothingReceived() {
    assertThat(received.received()).isZero();
    assertThat(receiver.counts().traceRequests()).isZero();
  }
}
