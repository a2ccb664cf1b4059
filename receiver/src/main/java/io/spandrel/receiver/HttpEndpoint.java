package io.spandrel.receiver;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;

/** OTLP over HTTP on one loopback port. */
final class HttpEndpoint implements AutoCloseable {
  private static final int BACKLOG = 64;

  private final HttpServer server;
  private final HttpRequestExecutor executor;

  private HttpEndpoint(HttpServer server, HttpRequestExecutor executor) {
    this.server = server;
    this.executor = executor;
  }

  static HttpEndpoint open(ReceiverSettings settings, TraceSink sink) {
    HttpServer server = bind(settings.httpPort());
    HttpRequestExecutor executor =
        new HttpRequestExecutor(
            settings.maxRequestsInFlight(), settings.requestTimeout(), sink::countFailedRequest);
    server.setExecutor(executor);
    server.createContext("/", new OtlpHttpHandler(sink, settings.maxRequestBytes()));
    startAsDaemon(server);
    return new HttpEndpoint(server, executor);
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    // stop(n) waits n seconds even when nothing is at work, so the executor does the waiting.
    executor.close();
    server.stop(0);
  }

  private static HttpServer bind(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(OtlpReceiver.LOOPBACK, port), BACKLOG);
    } catch (BindException e) {
      if (String.valueOf(e.getMessage()).contains("already in use")) {
        throw new PortInUseException(port, "HTTP", e);
      }
      throw failure(port, e);
    } catch (IOException e) {
      throw failure(port, e);
    }
  }

  private static UncheckedIOException failure(int port, IOException e) {
    return new UncheckedIOException(
        "cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
  }

  /** The server's own thread is a daemon only if a daemon starts it. */
  private static void startAsDaemon(HttpServer server) {
    Thread starter = new DaemonThreads("spandrel-receiver-start").newThread(server::start);
    starter.start();
    boolean interrupted = false;
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
