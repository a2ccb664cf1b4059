package io.spandrel.cli.relay;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** OTLP over HTTP, as binary protobuf. */
public final class HttpTarget implements OtlpTarget {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);
  private static final int SUCCESS_CLASS = 2;

  /** Bad request, not allowed, too large, unknown content: the same will be said next time. */
  private static final Set<Integer> FINAL = Set.of(400, 401, 403, 413, 415);

  private final URI traces;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  /**
   * @param traces the whole address: {@code http://localhost:4318/v1/traces}
   */
  public HttpTarget(URI traces) {
    this.traces = traces;
  }

  @Override
  public Answer send(ExportTraceServiceRequest request) throws InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(traces)
            .timeout(REQUEST_LIMIT)
            .header("Content-Type", "application/x-protobuf")
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.toByteArray()))
            .build();
    try {
      int status = client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 == SUCCESS_CLASS) {
        return Answer.ACCEPTED;
      }
      return new Answer(
          FINAL.contains(status) ? Answer.Kind.REFUSED : Answer.Kind.AWAY,
          traces + " answered " + status);
    } catch (ConnectException refused) {
      return new Answer(Answer.Kind.AWAY, "nothing listens at " + traces.getAuthority());
    } catch (IOException failed) {
      String reason =
          failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
      return new Answer(Answer.Kind.AWAY, traces.getAuthority() + ": " + reason);
    }
  }

  @Override
  public void close() {
    // Its threads end when nothing refers to it.
  }
}
