package io.spandrel.examples.pipeline;

import java.util.List;

/** One line of an answer: what is ordered, and how many. On the wire {@code sku;quantity}. */
record Item(String sku, int quantity) {

  /** One item per line. */
  static List<Item> parseLines(String text) {
    return text.lines().map(Item::parse).toList();
  }

  private static Item parse(String line) {
    int separator = line.indexOf(';');
    return new Item(line.substring(0, separator), Integer.parseInt(line.substring(separator + 1)));
  }
}
