package io.spandrel.examples.pipeline;

import io.spandrel.Region;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Step 4: writes the result as text and waits until it is on the disk. */
final class Serialize {
  private static final int CHARS_PER_LINE = 100;

  private final Outbox outbox;
  private final Measurements measurements;

  Serialize(Outbox outbox, Measurements measurements) {
    this.outbox = outbox;
    this.measurements = measurements;
  }

  @Region("serialize")
  void serialize(List<Item> items, Offer offer) throws IOException {
    LeafCpu cpu = LeafCpu.start();
    try {
      StringBuilder text = new StringBuilder(items.size() * CHARS_PER_LINE);
      for (Item item : items) {
        text.append("{\"sku\": \"").append(item.sku());
        text.append("\", \"quantity\": ").append(item.quantity());
        text.append(", \"price\": ").append(offer.price());
        text.append(", \"stock\": ").append(offer.stock());
        text.append(", \"reviews\": \"").append(offer.reviews()).append("\"}\n");
      }
      outbox.append(text.toString().getBytes(StandardCharsets.US_ASCII));
    } finally {
      cpu.stop(measurements);
    }
  }
}
