package io.spandrel.cli.capture;

import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Captures a JVM through its capture endpoint, which ends the capture when we go. */
final class EndpointCapture implements CaptureSource {
  private static final String PATH = "/debug/spandrel/trace?seconds=";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Flight Recorder's first start, and the end of a recording on a busy machine. */
  private static final Duration ANSWER_GRACE = Duration.ofSeconds(60);

  private static final int MOST_OF_A_SENTENCE = 1_000;

  private final URI base;
  private final Optional<String> token;

  EndpointCapture(URI base, Optional<String> token) {
    this.base = base;
    this.token = token;
  }

  @Override
  public String name() {
    return base.getScheme() + "://" + base.getAuthority();
  }

  @Override
  public String capture(Duration length, Path into, EarlyEnding ending)
      throws CaptureFailedException, IOException, InterruptedException {
    Thread waiting = Thread.currentThread();
    ending.onAsked(waiting::interrupt);
    try {
      HttpResponse<InputStream> response = send(length);
      try (InputStream body = response.body()) {
        requireOk(response.statusCode(), body);
        save(body, into);
        return "";
      }
    } catch (InterruptedException e) {
      throw new CaptureFailedException(
          "interrupted; the endpoint has ended the capture, and nothing was saved");
    } finally {
      ending.onAsked(() -> {});
    }
  }

  private HttpResponse<InputStream> send(Duration length)
      throws CaptureFailedException, IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(PATH + length.toSeconds()))
            .timeout(length.plus(ANSWER_GRACE));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    try {
      HttpClient client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT_TIMEOUT)
              .build();
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (HttpConnectTimeoutException | ConnectException e) {
      throw new UsageException(
          "nobody listens at " + name() + "; is the program up, with -Dspandrel.capture.port?");
    } catch (HttpTimeoutException e) {
      throw new CaptureFailedException(name() + " did not answer in time; nothing was saved");
    } catch (IOException e) {
      throw new CaptureFailedException(
          "the connection to " + name() + " broke (" + e.getMessage() + "); nothing was saved");
    }
  }

  private void requireOk(int status, InputStream body) throws CaptureFailedException, IOException {
    if (status == 200) {
      return;
    }
    String sentence =
        DiagnosticCommands.firstLine(
            new String(body.readNBytes(MOST_OF_A_SENTENCE), StandardCharsets.UTF_8));
    switch (status) {
      case 401 ->
          throw new UsageException(
              name()
                  + " wants "
                  + (token.isPresent() ? "another token" : "a token")
                  + ": give --token, or set SPANDREL_CAPTURE_TOKEN");
      case 404 ->
          throw new UsageException("at " + name() + " there is no capture endpoint of Spandrel");
      default -> throw new CaptureFailedException(name() + " answers " + status + ": " + sentence);
    }
  }

  private void save(InputStream body, Path into) throws CaptureFailedException, IOException {
    // Into the file that is there: it is its owner's alone.
    try (InputStream source = new BrokenConnection(body);
        OutputStream out = Files.newOutputStream(into)) {
      source.transferTo(out);
    } catch (BrokenConnection.Broken e) {
      throw new CaptureFailedException(
          name() + " went away in the middle of the file; nothing was saved");
    }
  }
}
