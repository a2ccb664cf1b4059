package io.spandrel.examples.pipeline;

import io.spandrel.Region;
import java.util.List;

/** Step 2: parses, and needs two locks that everyone holds for too long. */
final class Transform {
  private final Inventory inventory;
  private final Ledger ledger;
  private final Measurements measurements;

  Transform(Inventory inventory, Ledger ledger, Measurements measurements) {
    this.inventory = inventory;
    this.ledger = ledger;
    this.measurements = measurements;
  }

  @Region("transform")
  List<Item> transform(Request request, String answer) throws InterruptedException {
    List<Item> items = OuterCpu.measure("parse", measurements, () -> parse(answer));
    // Half of the requests go the other way round, so that there is a queue at both locks. They
    // never hold both.
    if (request.id() % 2 == 0) {
      inventory.reserve(items);
      ledger.book(items);
    } else {
      ledger.book(items);
      inventory.reserve(items);
    }
    return items;
  }

  @Region("parse")
  private List<Item> parse(String answer) {
    LeafCpu cpu = LeafCpu.start();
    try {
      return Item.parseLines(answer);
    } finally {
      cpu.stop(measurements);
    }
  }
}
