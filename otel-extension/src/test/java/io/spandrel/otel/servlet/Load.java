package io.spandrel.otel.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that write, list and read at the same time, so many times each. */
final class Load {
  private static final int CLIENTS = 8;
  private static final int ROUNDS = 8;
  private static final String CONTENT = "The quick brown fox jumps over the lazy dog. ".repeat(200);

  private final WebDav webDav;

  Load(WebDav webDav) {
    this.webDav = webDav;
  }

  /** Returns when every request has been answered as it should be. */
  void run() throws Exception {
    webDav.makeCollection("shared/");
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        String name = "client-" + client;
        running.add(
            clients.submit(() -> {
              work(name);
              return null;
            }));
      }
      for (Future<?> client : running) {
        client.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private void work(String name) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String path = "shared/" + name + "-" + round + ".txt";
      webDav.put(path, CONTENT);
      webDav.list("shared/");
      webDav.get(path);
    }
  }
}
