package io.spandrel.otel.capture;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What stands behind the question mark: {@code seconds=5}, and nothing else. */
record TraceQuery(Duration length) {
  static final int MOST_SECONDS = 300;

  private static final int DEFAULT_SECONDS = 5;
  private static final String NAME = "seconds";
  private static final String ALLOWED =
      "give seconds=1 to seconds=" + MOST_SECONDS + ", or leave it out for " + DEFAULT_SECONDS;

  /** The query is not as it should be; the message is one sentence. */
  static final class BadQuery extends Exception {
    BadQuery(String sentence) {
      super(sentence);
    }
  }

  /**
   * @param query as it was sent, still encoded; null: none
   */
  static TraceQuery parse(String query) throws BadQuery {
    if (query == null || query.isEmpty()) {
      return new TraceQuery(Duration.ofSeconds(DEFAULT_SECONDS));
    }
    String[] parts = query.split("&", -1);
    String[] pair = decoded(parts[0]).split("=", 2);
    if (!pair[0].equals(NAME)) {
      throw new BadQuery("There is no parameter '" + printable(pair[0]) + "': " + ALLOWED + ".");
    }
    if (parts.length > 1) {
      throw new BadQuery("Only one parameter is taken: " + ALLOWED + ".");
    }
    String value = pair.length == 1 ? "" : pair[1];
    if (!value.matches("[1-9]\\d{0,2}") || Integer.parseInt(value) > MOST_SECONDS) {
      throw new BadQuery(
          "seconds '"
              + printable(value)
              + "' is not a whole number from 1 to "
              + MOST_SECONDS
              + ": "
              + ALLOWED
              + ".");
    }
    return new TraceQuery(Duration.ofSeconds(Integer.parseInt(value)));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  /** A part of the request that goes into the answer. */
  private static String printable(String text) {
    String cut = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return cut.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
