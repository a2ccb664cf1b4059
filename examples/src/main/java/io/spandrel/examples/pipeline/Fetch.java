package io.spandrel.examples.pipeline;

import io.spandrel.Region;
import java.io.IOException;

/** Step 1: waits in a socket for a slow server. */
final class Fetch {
  private final HttpClient client;
  private final Measurements measurements;

  Fetch(HttpClient client, Measurements measurements) {
    this.client = client;
    this.measurements = measurements;
  }

  @Region("fetch")
  String fetch(Request request) throws IOException {
    LeafCpu cpu = LeafCpu.start();
    try {
      return client.get("/items/" + request.items() + "?millis=" + request.serverMillis());
    } finally {
      cpu.stop(measurements);
    }
  }
}
