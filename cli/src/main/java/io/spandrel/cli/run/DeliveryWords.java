package io.spandrel.cli.run;

import io.spandrel.cli.relay.SpanRelay;
import java.net.URI;
import java.util.Locale;

/** What became of spans that were kept for a backend that was away, in one sentence or two. */
final class DeliveryWords {

  private DeliveryWords() {}

  /**
   * For an outcome of at least one span.
   *
   * @param maxKept so many are kept at most
   */
  static String of(SpanRelay.Outcome outcome, URI backend, int maxKept) {
    if (outcome.lost() == 0) {
      return String.format(
          Locale.ROOT,
          "the backend at %s came up: all %,d spans were delivered",
          backend,
          outcome.delivered());
    }
    long all = outcome.lost() + outcome.delivered();
    boolean cameUp = outcome.delivered() > 0 && outcome.lost() == outcome.pushedOut();
    return cameUp
        ? String.format(
            Locale.ROOT,
            "the backend at %s came up: %,d of %,d spans were delivered. The other %,d had been"
                + " pushed out by later ones, as %,d are kept at most (fewer if they are large):"
                + " start the backend first.",
            backend,
            outcome.delivered(),
            all,
            outcome.lost(),
            maxKept)
        : String.format(
            Locale.ROOT,
            "%,d of %,d spans were not delivered to %s: %s. See that a backend takes OTLP there,"
                + " or name another with --to.",
            outcome.lost(),
            all,
            backend,
            outcome.reason());
  }
}
