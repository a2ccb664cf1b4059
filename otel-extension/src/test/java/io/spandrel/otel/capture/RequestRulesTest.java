package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
  private final Headers headers = new Headers();

  private int status(String method, String path, Optional<String> token) {
    return new RequestRules(token)
        .check(method, path, headers)
        .map(refusal -> {
          assertThat(refusal.sentence()).endsWith(".");
          return refusal.status();
        })
        .orElse(200);
  }

  private int status() {
    return status("GET", RequestRules.STATUS, Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "127.0.0.1:7070", "localhost:80", "LocalHost", "[::1]:7070", "[::1]"})
  void thisMachine_mayBeAsked(String host) {
    headers.set("Host", host);
    assertThat(status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:7070",
        "localhost.evil.example",
        "127.0.0.1.evil.example:7070",
        "127.0.0.1:x",
        "127.0.0.1:7070:7070",
        "0.0.0.0",
        "::1",
        ""
      })
  void anotherHost_isRefused(String host) {
    headers.set("Host", host);
    assertThat(status()).isEqualTo(403);
  }

  @Test
  void noHostOrTwo_isRefused() {
    assertThat(status()).isEqualTo(403);
    headers.add("Host", "localhost");
    headers.add("Host", "localhost");
    assertThat(status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:7070, 200",
    "http://localhost:3000, 403",
    "http://localhost, 403",
    "https://localhost:7070, 403",
    "http://evil.example, 403",
    "null, 403",
  })
  void anOrigin_mustBeThisServerItself(String origin, int status) {
    headers.set("Host", "localhost:7070");
    headers.set("Origin", origin);
    assertThat(status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"none, 200", "same-origin, 200", "same-site, 403", "cross-site, 403"})
  void aBrowsersRequest_mustNotComeFromAPageOfElsewhere(String site, int status) {
    headers.set("Host", "localhost:7070");
    headers.set("Sec-Fetch-Site", site);
    assertThat(status()).isEqualTo(status);
  }

  @Test
  void anotherMethod_isToldWhichIsAllowed() {
    headers.set("Host", "localhost");
    Optional<Refusal> refusal =
        new RequestRules(Optional.empty()).check("POST", RequestRules.TRACE, headers);
    assertThat(refusal).map(Refusal::status).hasValue(405);
    assertThat(refusal.orElseThrow().headers()).containsEntry("Allow", "GET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "", "/debug/spandrel", "/debug/spandrel/trace/", "/debug/pprof/"})
  void anotherPath_isNotFound(String path) {
    headers.set("Host", "localhost");
    assertThat(status("GET", path, Optional.empty())).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer s3cret, 200",
    "bearer s3cret, 200",
    "Bearer s3cre, 401",
    "Bearer s3crets, 401",
    "Bearer, 401",
    "Bearer ' ', 401",
    "Basic s3cret, 401",
    "s3cret, 401",
    ", 401",
  })
  void aToken_mustBeTheRightOne(String authorization, int status) {
    headers.set("Host", "localhost");
    if (authorization != null) {
      headers.set("Authorization", authorization);
    }
    assertThat(status("GET", RequestRules.STATUS, Optional.of("s3cret"))).isEqualTo(status);
  }

  @Test
  void theTokensRefusal_saysHowAndDoesNotSayTheToken() {
    headers.set("Host", "localhost");
    Refusal refusal =
        new RequestRules(Optional.of("s3cret"))
            .check("GET", RequestRules.TRACE, headers)
            .orElseThrow();
    assertThat(refusal.headers()).containsKey("WWW-Authenticate");
    assertThat(refusal.sentence()).contains("spandrel.capture.token").doesNotContain("s3cret");
  }
}
