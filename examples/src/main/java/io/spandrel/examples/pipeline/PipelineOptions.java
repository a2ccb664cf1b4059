package io.spandrel.examples.pipeline;

import java.util.List;

/**
 * What the command line asks for.
 *
 * @param requests how many requests are handled in all
 * @param concurrency how many of them at most at the same time
 * @param lockHeldNanos how long each of the two locks is held by each request
 * @param seed what the mix of requests is drawn from: the same seed, the same requests
 * @param help only the usage is asked for
 */
record PipelineOptions(int requests, int concurrency, long lockHeldNanos, long seed, boolean help) {
  static final PipelineOptions DEFAULTS = new PipelineOptions(100, 100, 2_000_000, 1, false);

  static final String USAGE =
      """
      Usage: java -jar spandrel-examples.jar [options]
        --requests N        how many requests (1 to 100000, default 100)
        --concurrency N     how many at the same time (1 to 1000, default 100)
        --lock-held TIME    how long each request holds each of its two locks,
                            such as 250us, 2ms, 20ms, 1s (1us to 10s, default 2ms)
        --seed N            which mix of requests (default 1)
        --help              this text\
      """;

  private static final int MAX_REQUESTS = 100_000;
  private static final int MAX_CONCURRENCY = 1_000;
  private static final long MIN_LOCK_HELD_NANOS = 1_000;
  private static final long MAX_LOCK_HELD_NANOS = 10_000_000_000L;

  /** Threads needed: no more than there are requests. */
  int threads() {
    return Math.min(requests, concurrency);
  }

  /**
   * @throws IllegalArgumentException if an argument is wrong; the message is one line that names it
   *     and says what is allowed
   */
  static PipelineOptions parse(String... arguments) {
    PipelineOptions options = DEFAULTS;
    List<String> words = List.of(arguments);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--help")) {
        return options.withHelp();
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      requireKnown(name);
      if (equals < 0 && i + 1 == words.size()) {
        throw new IllegalArgumentException(name + " needs a value; see --help.");
      }
      options = options.with(name, equals < 0 ? words.get(++i) : word.substring(equals + 1));
    }
    return options;
  }

  private static void requireKnown(String name) {
    if (!List.of("--requests", "--concurrency", "--lock-held", "--seed").contains(name)) {
      throw new IllegalArgumentException("Unknown option '" + name + "'; see --help.");
    }
  }

  private PipelineOptions with(String name, String value) {
    return switch (name) {
      case "--requests" ->
          new PipelineOptions(
              count(name, value, MAX_REQUESTS), concurrency, lockHeldNanos, seed, help);
      case "--concurrency" ->
          new PipelineOptions(
              requests, count(name, value, MAX_CONCURRENCY), lockHeldNanos, seed, help);
      case "--lock-held" ->
          new PipelineOptions(requests, concurrency, lockHeld(name, value), seed, help);
      default -> new PipelineOptions(requests, concurrency, lockHeldNanos, seed(value), help);
    };
  }

  private PipelineOptions withHelp() {
    return new PipelineOptions(requests, concurrency, lockHeldNanos, seed, true);
  }

  private static int count(String name, String value, int max) {
    try {
      int count = Integer.parseInt(value);
      if (count >= 1 && count <= max) {
        return count;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, with what is allowed.
    }
    throw new IllegalArgumentException(
        "%s '%s' is not a whole number from 1 to %d.".formatted(name, value, max));
  }

  private static long lockHeld(String name, String value) {
    long nanos = DurationText.parse(name, value);
    if (nanos < MIN_LOCK_HELD_NANOS || nanos > MAX_LOCK_HELD_NANOS) {
      throw new IllegalArgumentException(
          "%s '%s' is not within 1us to 10s.".formatted(name, value));
    }
    return nanos;
  }

  private static long seed(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("--seed '" + value + "' is not a whole number.");
    }
  }
}
