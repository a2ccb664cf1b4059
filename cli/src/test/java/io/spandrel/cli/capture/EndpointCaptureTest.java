package io.spandrel.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.spandrel.cli.launch.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers as an endpoint may, and as it should not. */
class EndpointCaptureTest {
  private static final Duration LENGTH = Duration.ofSeconds(7);

  @TempDir private Path scratch;
  private HttpServer server;
  private ExecutorService threads;
  private HttpHandler handler;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", exchange -> handler.handle(exchange));
    server.start();
    file = Files.createTempFile(scratch, "out", ".part");
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void capture(EarlyEnding ending) throws Exception {
    new EndpointCapture(base(), Optional.of("s3cret")).capture(LENGTH, file, ending);
  }

  private void answer(int status, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    handler =
        exchange -> {
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        };
  }

  @Test
  void anAnswer_isSavedAndWasAskedForWithLengthAndToken() throws Exception {
    AtomicReference<String> asked = new AtomicReference<>();
    handler =
        exchange -> {
          asked.set(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write("FLR!".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        };
    capture(EarlyEnding.onRequest());

    assertThat(asked).hasValue("GET /debug/spandrel/trace?seconds=7 Bearer s3cret");
    assertThat(file).hasContent("FLR!");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aRunningCapture_isPassedOnInOneLine() {
    answer(409, "A capture runs already.\nmore\n");
    assertThatThrownBy(() -> capture(EarlyEnding.onRequest()))
        .isInstanceOf(CaptureFailedException.class)
        .hasMessageEndingWith(" answers 409: A capture runs already.");
  }

  @Test
  void aWrongToken_isWrongUse() {
    answer(401, "");
    assertThatThrownBy(() -> capture(EarlyEnding.onRequest()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("wants another token")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void anotherServer_isWrongUse() {
    answer(404, "<html>");
    assertThatThrownBy(() -> capture(EarlyEnding.onRequest()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no capture endpoint");
  }

  @Test
  void aConnectionThatBreaksInTheMiddle_isSaid() {
    handler =
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000_000);
          exchange.getResponseBody().write("FLR".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          throw new IOException("the server closes the connection");
        };
    assertThatThrownBy(() -> capture(EarlyEnding.onRequest()))
        .isInstanceOf(CaptureFailedException.class)
        .hasMessageContaining("nothing was saved");
  }

  @Test
  void anInterrupt_endsTheWait() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    handler =
        exchange -> {
          asked.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    EarlyEnding ending = EarlyEnding.onRequest();
    threads.execute(() -> {
      try {
        asked.await();
        ending.ask();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    assertThatThrownBy(() -> capture(ending))
        .isInstanceOf(CaptureFailedException.class)
        .hasMessageStartingWith("interrupted;");
  }
}
