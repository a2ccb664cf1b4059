package io.spandrel.cli.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpans;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpQuestionTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static Optional<String> answered(int status, String contentType) throws IOException {
    try (OtherServer server = OtherServer.answering(status, contentType)) {
      return OtlpQuestion.refusal(server.address(), LIMIT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, text/html; charset=utf-8, it answered 200 with a web page",
    "302, text/html, it answered 302 with a web page",
    "404, text/html, it answered 404 with a web page",
    "404, application/json, it answered 404",
    "405, text/plain, it answered 405",
  })
  void serverOfAnotherKind_isKnownByItsAnswer(int status, String type, String words)
      throws IOException {
    assertThat(answered(status, type)).contains(words);
  }

  @ParameterizedTest
  @CsvSource({
    "200, application/x-protobuf",
    "400, application/json",
    "401, text/html",
    "429, text/plain",
    "503, text/html"
  })
  void backendThatFailsOrWantsMore_isNoOtherServer(int status, String type) throws IOException {
    assertThat(answered(status, type)).isEmpty();
  }

  @Test
  void receiver_isAskedWithoutASpan() throws Exception {
    ReceivedSpans received = new ReceivedSpans();
    try (OtlpReceiver receiver =
        OtlpReceiver.builder().onTraces(received).withoutGrpc().build().start()) {
      assertThat(OtlpQuestion.refusal(URI.create(receiver.httpEndpoint()), LIMIT)).isEmpty();
    }
    assertThat(received.spans()).isEmpty();
  }

  @Test
  void nobody_isNoServerOfAnotherKind() {
    assertThat(OtlpQuestion.refusal(URI.create("http://127.0.0.1:1"), LIMIT)).isEmpty();
  }
}
