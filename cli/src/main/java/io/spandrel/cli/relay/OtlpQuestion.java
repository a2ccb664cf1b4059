package io.spandrel.cli.relay;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a server whether it takes OTLP over HTTP, with a request of no spans: that has no bytes, and
 * changes nothing. Only what a server of another kind answers counts as a no.
 */
public final class OtlpQuestion {

  private static final String PROTOBUF = "application/x-protobuf";
  private static final String WEB_PAGE = "text/html";

  /** No such path, not by POST, gone, not at all. */
  private static final Set<Integer> OF_ANOTHER_KIND = Set.of(404, 405, 410, 501);

  private static final int FIRST_FAILURE = 400;

  private OtlpQuestion() {}

  /**
   * What it answered instead, in words; empty where it may take OTLP: it does, or it failed, wants
   * to know who asks, or did not answer in time.
   *
   * @param address {@code http://localhost:4318}, without the path of OTLP
   */
  public static Optional<String> refusal(URI address, Duration limit) {
    HttpURLConnection connection = null;
    try {
      connection =
          (HttpURLConnection) OtlpTarget.traces(address).toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(Math.toIntExact(limit.toMillis()));
      connection.setReadTimeout(Math.toIntExact(limit.toMillis()));
      connection.setInstanceFollowRedirects(false);
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", PROTOBUF);
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(0);
      connection.getOutputStream().close();
      return refusal(connection.getResponseCode(), connection.getContentType());
    } catch (IOException | RuntimeException notToBeAsked) {
      return Optional.empty();
    } finally {
      if (connection != null) {
        connection.disconnect();
      }
    }
  }

  private static Optional<String> refusal(int status, String contentType) {
    boolean page = contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(WEB_PAGE);
    boolean other = OF_ANOTHER_KIND.contains(status) || page && status < FIRST_FAILURE;
    return other
        ? Optional.of("it answered " + status + (page ? " with a web page" : ""))
        : Optional.empty();
  }
}
