package io.spandrel.exporter.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.spandrel.exporter.TestSpan.roots;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.spandrel.exporter.EnrichingSpanExporter;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.TestClock;
import io.spandrel.exporter.TestRecorder;
import io.spandrel.exporter.hold.SpanHold;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK's own exporter, and a backend that answers late, wrong or not at all. */
@Timeout(120)
class ITBackendFaults {
  private static final String PATH = "/v1/traces";

  private final WireMockServer backend =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private final TestRecorder recorder = new TestRecorder();
  private final TestClock clock = new TestClock();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final SpanHold hold = new SpanHold(recorder, ExporterSettings.DEFAULTS, log::add, clock);
  private EnrichingSpanExporter exporter;

  @BeforeEach
  void start() {
    backend.start();
    exporter = exporterTo(backend.port(), Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    exporter.shutdown().join(30, TimeUnit.SECONDS);
    backend.stop();
  }

  private EnrichingSpanExporter exporterTo(int port, Duration timeout) {
    SpanExporter otlp =
        OtlpHttpSpanExporter.builder()
            .setEndpoint("http://127.0.0.1:" + port + PATH)
            .setTimeout(timeout)
            .setRetryPolicy(null)
            .build();
    return new EnrichingSpanExporter(otlp, hold);
  }

  private void backendAnswers(ResponseDefinitionBuilder answer) {
    backend.resetMappings();
    backend.stubFor(post(urlEqualTo(PATH)).willReturn(answer));
  }

  private void exportAndFlush(List<SpanData> spans) {
    assertThat(exporter.export(spans).isSuccess()).isTrue();
    recorder.readAll();
    assertThat(exporter.flush().join(60, TimeUnit.SECONDS).isSuccess()).isTrue();
  }

  /** Whether a request that was answered with 200 had the span's name in it. */
  private boolean backendHas(SpanData span) {
    return backend.getAllServeEvents().stream()
        .filter(event -> event.getResponse().getStatus() == 200)
        .map(ServeEvent::getRequest)
        .map(request -> new String(request.getBody(), StandardCharsets.ISO_8859_1))
        .anyMatch(body -> body.contains(span.getName()));
  }

  private void assertBackIsDelivered() {
    backendAnswers(ok());
    List<SpanData> later = roots(900_001, 5);
    exportAndFlush(later);
    assertThat(later).allMatch(this::backendHas);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 500, 503})
  void anErrorStatus_isCountedAndLaterSpansAreDelivered(int status) {
    backendAnswers(status(status));
    exportAndFlush(roots(100_001, 7));

    assertThat(hold.losses().notDelivered()).isEqualTo(7);
    assertThat(log).singleElement().asString().contains("answered with a failure", "endpoint");
    assertBackIsDelivered();
    assertThat(hold.losses().notDelivered()).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void aBrokenConnection_isCountedAndLaterSpansAreDelivered(Fault fault) {
    backendAnswers(aResponse().withFault(fault));
    exportAndFlush(roots(100_001, 7));

    assertThat(hold.losses().notDelivered()).isEqualTo(7);
    assertBackIsDelivered();
  }

  @Test
  void aBodyThatIsGarbage_behindA200IsASuccess() {
    backendAnswers(ok().withBody(new byte[] {-1, 7, 0, 13, -128}));
    List<SpanData> spans = roots(100_001, 7);
    exportAndFlush(spans);

    assertThat(spans).allMatch(this::backendHas);
    assertThat(hold.losses().notDelivered()).isZero();
    assertThat(log).isEmpty();
  }

  @Test
  void aLateAnswer_delaysNobodyAndLosesNothing() {
    backendAnswers(ok().withFixedDelay(1_000));
    List<SpanData> spans = roots(100_001, 1_500);
    assertThat(exporter.export(spans).isSuccess()).isTrue();
    recorder.readAll();
    assertThat(exporter.export(roots(200_001, 5)).isSuccess()).isTrue();
    recorder.readAll();
    assertThat(backend.getAllServeEvents()).isEmpty();

    assertThat(exporter.flush().join(60, TimeUnit.SECONDS).isSuccess()).isTrue();
    assertThat(spans).allMatch(this::backendHas);
    assertThat(hold.losses().notDelivered() + hold.losses().dropped()).isZero();
  }

  @Test
  void anAnswerAfterTheTimeout_isCountedAndLaterSpansAreDelivered() {
    exporter = exporterTo(backend.port(), Duration.ofMillis(200));
    backendAnswers(ok().withFixedDelay(5_000));
    exportAndFlush(roots(100_001, 7));
    assertThat(hold.losses().notDelivered()).isEqualTo(7);

    exporter = exporterTo(backend.port(), Duration.ofSeconds(10));
    assertBackIsDelivered();
  }

  @Test
  void nobodyListening_isSaidOnceAndThenCountedInSilence() throws IOException {
    int freePort;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      freePort = socket.getLocalPort();
    }
    exporter = exporterTo(freePort, Duration.ofSeconds(10));
    for (int i = 0; i < 5; i++) {
      exportAndFlush(roots(100_001 + i * 10, 10));
    }
    assertThat(hold.losses().notDelivered()).isEqualTo(50);
    assertThat(log).hasSize(1);

    clock.advance(Duration.ofMinutes(1));
    exportAndFlush(roots(200_001, 10));
    assertThat(log).hasSize(2);
    assertThat(log.get(1)).contains("60 were not delivered");
  }

  @Test
  void theSdksOwnRetries_deliverWhatWasRefusedFirst() {
    SpanExporter retrying =
        OtlpHttpSpanExporter.builder()
            .setEndpoint("http://127.0.0.1:" + backend.port() + PATH)
            .setRetryPolicy(
                RetryPolicy.builder()
                    .setMaxAttempts(3)
                    .setInitialBackoff(Duration.ofMillis(1))
                    .setMaxBackoff(Duration.ofMillis(5))
                    .build())
            .build();
    exporter = new EnrichingSpanExporter(retrying, hold);
    backend.stubFor(
        post(urlEqualTo(PATH))
            .inScenario("back")
            .whenScenarioStateIs("Started")
            .willReturn(status(503))
            .willSetStateTo("up"));
    backend.stubFor(
        post(urlEqualTo(PATH)).inScenario("back").whenScenarioStateIs("up").willReturn(ok()));
    List<SpanData> spans = roots(100_001, 7);
    exportAndFlush(spans);

    assertThat(spans).allMatch(this::backendHas);
    assertThat(hold.losses().notDelivered()).isZero();
  }
}
