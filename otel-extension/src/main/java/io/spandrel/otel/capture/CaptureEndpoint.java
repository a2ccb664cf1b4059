package io.spandrel.otel.capture;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.impl.InstrumentationUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The HTTP server of the endpoint: this machine only, few daemon threads, and none of its requests
 * becomes a span.
 */
final class CaptureEndpoint {
  /** One may capture, the others say that it does. */
  private static final int THREADS = 4;

  private static final int WAITING = 32;
  private static final long IDLE_SECONDS = 30;

  /** Not the loopback address of the JVM, which may be the one of IPv6. */
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private CaptureEndpoint() {}

  /**
   * Opens the port. Must be called on a daemon thread, as the server's own thread becomes one by
   * that.
   *
   * @param port 0 for any free one
   * @return the port it has
   * @throws IOException if it is in use
   */
  static int open(int port, CaptureRequests requests) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
    ThreadPoolExecutor threads = threads();
    server.setExecutor(
        task -> threads.execute(() -> InstrumentationUtil.suppressInstrumentation(task)));
    server.createContext("/", requests);
    server.start();
    return server.getAddress().getPort();
  }

  private static ThreadPoolExecutor threads() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "spandrel-endpoint-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
