package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spandrel.otel.agent.OtlpProtocol;
import io.spandrel.otel.agent.RunningProgram;
import io.spandrel.otel.agent.TracedProgram;
import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.receiver.ReceivedSpans;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint of one real program, which a user's own recording watches too. */
class ITCaptureEndpoint {
  private static final String TOKEN = "s3cret";
  private static final String AUTHORIZATION = "Authorization: Bearer " + TOKEN;
  private static final String HOST = "Host: 127.0.0.1";
  private static final String TRACE = "/debug/spandrel/trace";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ReceivedSpans RECEIVED = new ReceivedSpans();

  @TempDir private static Path scratch;
  private static OtlpReceiver receiver;
  private static RunningProgram program;
  private static Requests requests;

  @BeforeAll
  static void start() throws Exception {
    receiver = OtlpReceiver.builder().onTraces(RECEIVED).build().start();
    program =
        TracedProgram.of(CapturedProgram.class)
            .sendingTo(receiver, OtlpProtocol.HTTP)
            .with("-Dspandrel.capture.port=0", "-Dspandrel.capture.token=" + TOKEN)
            .with("-XX:StartFlightRecording=name=user,settings=profile")
            .with("-Djava.io.tmpdir=" + scratch)
            .start();
    program.awaitLine(CapturedProgram.READY);
    String address =
        program.awaitMatch(Pattern.compile("captures at http://127\\.0\\.0\\.1:(\\d+)/debug"));
    requests = new Requests(Integer.parseInt(address), TOKEN);
  }

  @AfterAll
  static void end() {
    program.close();
    receiver.close();
  }

  @Test
  void trace_isARecordingWithWaitsScopesAndSpans() throws Exception {
    HttpResponse<byte[]> answer = requests.get(TRACE + "?seconds=2");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .matches("attachment; filename=\"spandrel-[0-9TZ.]+\\.jfr\"");
    Path file = Files.write(scratch.resolve("answer.jfr"), answer.body());
    assertThat(RecordingFile.readAllEvents(file))
        .extracting((RecordedEvent event) -> event.getEventType().getName())
        .contains("io.spandrel.Span", "io.spandrel.Scope", "jdk.ThreadSleep", "jdk.JVMInformation");
  }

  @Test
  void status_saysWhatIsRecordedWhatWasLostAndWhatItCosts() throws Exception {
    JsonNode status = requests.status();

    assertThat(status.get("recorder").asText()).isEqualTo("running");
    assertThat(status.get("threshold_ns").asLong()).isEqualTo(200_000);
    assertThat(status.get("lost").get("spans_dropped").asLong()).isZero();
    assertThat(status.get("cost").get("cpu_ns").asLong()).isPositive();
    assertThat(status.get("recordings").findValuesAsText("name")).contains("user");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "five", "301", "", "2.5"})
  void badSeconds_areASentence(String seconds) throws Exception {
    HttpResponse<byte[]> answer = requests.get(TRACE + "?seconds=" + seconds);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new String(answer.body())).contains("from 1 to 300").endsWith(".\n");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, Host: evil.example, 403",
    "GET, Host: 127.0.0.1.evil.example, 403",
    "GET, X-None: 1, 403",
    "POST, Host: 127.0.0.1, 405",
    "DELETE, Host: 127.0.0.1, 405",
    "HEAD, Host: 127.0.0.1, 405",
    "OPTIONS, Host: 127.0.0.1, 405",
  })
  void anotherHostOrMethod_isRefused(String method, String host, int status) throws Exception {
    assertThat(requests.raw(method + " " + TRACE + " HTTP/1.1", host, AUTHORIZATION))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void anotherMethod_isToldTheRightOne() throws Exception {
    assertThat(requests.raw("PUT " + TRACE + " HTTP/1.1", HOST, AUTHORIZATION))
        .containsIgnoringCase("\r\nAllow: GET\r\n");
  }

  @Test
  void aPageOfElsewhere_isRefused() throws Exception {
    assertThat(
            requests.raw(
                "GET " + TRACE + " HTTP/1.1", HOST, AUTHORIZATION, "Origin: http://evil.example"))
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void anotherPath_isNotFound() throws Exception {
    assertThat(requests.get("/debug/pprof/trace").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization: Bearer wrong", "Authorization: s3cret", "X-None: 1"})
  void aWrongOrMissingToken_isRefused(String authorization) throws Exception {
    for (String path : List.of(TRACE, "/debug/spandrel/status")) {
      assertThat(requests.raw("GET " + path + " HTTP/1.1", HOST, authorization))
          .startsWith("HTTP/1.1 401 ")
          .containsIgnoringCase("\r\nWWW-Authenticate: Bearer ")
          .doesNotContain(TOKEN);
    }
  }

  @Test
  void aClientThatGoes_endsItsCaptureAndTheNextMayBegin() throws Exception {
    Socket client = requests.send("GET " + TRACE + "?seconds=300 HTTP/1.1", HOST, AUTHORIZATION);
    Awaitility.await().atMost(LIMIT).until(requests::isCapturing);
    client.close();

    Awaitility.await().atMost(LIMIT).until(() -> !requests.isCapturing());
    assertThat(requests.get(TRACE + "?seconds=1").statusCode()).isEqualTo(200);
    assertThat(requests.status().get("recordings").findValuesAsText("name"))
        .doesNotContain("spandrel-capture");
  }

  @Test
  void aSecondCapture_isToldThatOneRuns() throws Exception {
    try (Socket client =
        requests.send("GET " + TRACE + "?seconds=300 HTTP/1.1", HOST, AUTHORIZATION)) {
      Awaitility.await().atMost(LIMIT).until(requests::isCapturing);
      HttpResponse<byte[]> second = requests.get(TRACE + "?seconds=1");

      assertThat(client.isConnected()).isTrue();
      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(new String(second.body())).contains("one runs at a time");
    }
    Awaitility.await().atMost(LIMIT).until(() -> !requests.isCapturing());
  }

  @Test
  void manyAtOnce_areAnsweredAndOnlyOneCaptures() throws Exception {
    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> statusOf(TRACE + "?seconds=2")))
            .toList();
    List<Integer> statuses =
        answers.stream().map(answer -> answer.orTimeout(60, TimeUnit.SECONDS).join()).toList();

    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
  }

  private static int statusOf(String path) {
    try {
      return requests.get(path).statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theUsersRecording_runsOnAndNoRequestBecameASpan() throws Exception {
    assertThat(requests.get(TRACE + "?seconds=1").statusCode()).isEqualTo(200);
    JsonNode user = null;
    for (JsonNode recording : requests.status().get("recordings")) {
      user = recording.get("name").asText().equals("user") ? recording : user;
    }

    assertThat(user).isNotNull();
    assertThat(user.get("state").asText()).isEqualTo("running");
    Awaitility.await().atMost(LIMIT).until(() -> !RECEIVED.spans().isEmpty());
    assertThat(RECEIVED.spans())
        .extracting(ReceivedSpan::name)
        .allMatch(name -> !name.contains("/") && !name.startsWith("GET"));
  }
}
