package io.spandrel.otel.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a person or a script sends to the endpoint. */
record Requests(int port, String token) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpResponse<byte[]> get(String pathAndQuery) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery))
            .header("Authorization", "Bearer " + token)
            .timeout(LIMIT)
            .build();
    return CLIENT.send(request, BodyHandlers.ofByteArray());
  }

  JsonNode status() throws IOException, InterruptedException {
    return new ObjectMapper().readTree(get("/debug/spandrel/status").body());
  }

  boolean isCapturing() throws IOException, InterruptedException {
    return status().get("capture").get("running").asBoolean();
  }

  /** Sends the lines as they stand and returns all that is answered until the server closes. */
  String raw(String... lines) throws IOException {
    try (Socket socket = send(lines)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Sends the lines as they stand; the connection stays open. */
  Socket send(String... lines) throws IOException {
    Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    socket.setSoTimeout((int) LIMIT.toMillis());
    String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }
}
