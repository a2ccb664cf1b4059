package io.spandrel.otel.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FileAnswerTest {
  private static final byte[] CONTENT = new byte[100_000];

  private HttpServer server;

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private HttpResponse<byte[]> answer(InputStream content) throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", exchange -> FileAnswer.send(exchange, content, "out.jfr"));
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
  }

  @Test
  void aFile_arrivesWithItsName() throws Exception {
    HttpResponse<byte[]> answer = answer(new ByteArrayInputStream(CONTENT));

    assertThat(answer.body()).isEqualTo(CONTENT);
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"out.jfr\"");
  }

  @Test
  void contentThatBreaksOff_isNoWholeFileToTheClient() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }
        };

    assertThatThrownBy(
            () -> answer(new SequenceInputStream(new ByteArrayInputStream(CONTENT), broken)))
        .isInstanceOf(IOException.class);
  }
}
