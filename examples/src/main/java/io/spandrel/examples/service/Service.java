package io.spandrel.examples.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.spandrel.Task;
import io.spandrel.examples.FixedOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An HTTP service that runs until it is ended; each order has to wait for the kitchen. */
public final class Service {
  private static final int DEFAULT_PORT = 8080;
  private static final int THREADS = 16;
  private static final long COOKING_MILLIS = 60;
  private static final long POLL_MILLIS = 25;

  private final boolean fixed;

  private Service(boolean fixed) {
    this.fixed = fixed;
  }

  /** Listens on loopback, at the port in the system property {@code port} (8080; 0: any). */
  public static void main(String[] arguments) throws IOException {
    Service service = new Service(FixedOption.isGiven(arguments));
    InetSocketAddress address =
        new InetSocketAddress(
            InetAddress.getLoopbackAddress(), Integer.getInteger("port", DEFAULT_PORT));
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/order", service::answer);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.start();
    System.out.println("orders at http://127.0.0.1:" + server.getAddress().getPort() + "/order");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] meal = order().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, meal.length);
      exchange.getResponseBody().write(meal);
    }
  }

  @Task("order")
  String order() {
    Executor kitchen = CompletableFuture.delayedExecutor(COOKING_MILLIS, TimeUnit.MILLISECONDS);
    CompletableFuture<String> meal = CompletableFuture.supplyAsync(() -> "soup\n", kitchen);
    while (!fixed && !meal.isDone()) {
      pause();
    }
    return meal.join();
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException stop) {
      throw new UncheckedIOException(new IOException("the service ends", stop));
    }
  }
}
