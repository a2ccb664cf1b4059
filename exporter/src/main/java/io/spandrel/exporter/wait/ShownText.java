package io.spandrel.exporter.wait;

import java.nio.charset.StandardCharsets;

/** Text as backends take it. */
final class ShownText {
  /** Tempo cuts an attribute at 2,048 bytes. */
  private static final int MOST_BYTES = 2_000;

  private ShownText() {}

  /** Cut between two characters, where it has more bytes than a backend keeps. */
  static String bounded(String text) {
    if (text.length() * 3 <= MOST_BYTES) {
      return text;
    }
    int bytes = 0;
    for (int at = 0; at < text.length(); ) {
      int end = text.offsetByCodePoints(at, 1);
      bytes += text.substring(at, end).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES) {
        return text.substring(0, at);
      }
      at = end;
    }
    return text;
  }

  /** Every character outside printable ASCII becomes a question mark. */
  static String ascii(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
