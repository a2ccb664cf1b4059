package io.spandrel.otel.servlet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A client of one collection. Any thread may call it. */
final class WebDav {
  private static final String ADMIN =
      "Basic "
          + Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.US_ASCII));

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI collection;

  /**
   * @param collection with a slash at the end
   */
  WebDav(URI collection) {
    this.collection = collection;
  }

  boolean answers() throws InterruptedException {
    try {
      return status("GET", "", "") == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  void makeCollection(String path) throws IOException, InterruptedException {
    expect(201, "MKCOL", path, "");
  }

  void put(String path, String content) throws IOException, InterruptedException {
    expect(201, "PUT", path, content);
  }

  void get(String path) throws IOException, InterruptedException {
    expect(200, "GET", path, "");
  }

  /** Asks for the properties of a collection and of all that is right under it. */
  void list(String path) throws IOException, InterruptedException {
    expect(207, "PROPFIND", path, "");
  }

  private void expect(int status, String method, String path, String content)
      throws IOException, InterruptedException {
    int answer = status(method, path, content);
    if (answer != status) {
      throw new IllegalStateException(
          method + " " + collection.resolve(path) + " was answered with " + answer);
    }
  }

  private int status(String method, String path, String content)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(collection.resolve(path))
            .header("Authorization", ADMIN)
            .header("Depth", "1")
            .method(
                method,
                content.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(content))
            .timeout(Duration.ofSeconds(30))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
