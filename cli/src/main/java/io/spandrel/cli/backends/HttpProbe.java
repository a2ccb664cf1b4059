package io.spandrel.cli.backends;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Asks an address whether what it stands for is there.
 *
 * @param answerLimit how long one question may take
 */
record HttpProbe(Duration answerLimit) {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
  private static final int OK = 200;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  /** True if it answers 200 within the limit. */
  boolean isThere(URI address) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(answerLimit).build();
      return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException notYet) {
      return false;
    }
  }
}
