package io.spandrel.cli.run;

import io.spandrel.cli.launch.Backend;
import io.spandrel.cli.launch.SpanDestination;
import io.spandrel.cli.relay.SpanRelay;
import io.spandrel.cli.trace.SpanCollector;
import java.util.Optional;

/**
 * The way of a program's spans. Closing it ends what was opened for it.
 *
 * @param destination what the program's agent is told
 * @param here what takes and shows them in this process; empty if they go elsewhere or nowhere
 * @param kept what keeps them in this process for a backend that is away; empty if they go straight
 */
record SpanRoute(SpanDestination destination, Optional<Here> here, Optional<Kept> kept)
    implements AutoCloseable {

  /** Spans that come to this process. */
  record Here(EmbeddedReceiver receiver, SpanCollector spans) {}

  /** Spans that wait in this process for their backend. */
  record Kept(EmbeddedReceiver receiver, SpanRelay relay, Backend backend) {}

  static SpanRoute shownHere(SpanDestination destination, Here here) {
    return new SpanRoute(destination, Optional.of(here), Optional.empty());
  }

  static SpanRoute keptHere(SpanDestination destination, Kept kept) {
    return new SpanRoute(destination, Optional.empty(), Optional.of(kept));
  }

  static SpanRoute elsewhere(SpanDestination destination) {
    return new SpanRoute(destination, Optional.empty(), Optional.empty());
  }

  /** Ends when what was being received has been taken. */
  void endReceiving() {
    here.ifPresent(open -> open.receiver().close());
    kept.ifPresent(open -> open.receiver().close());
  }

  @Override
  public void close() {
    endReceiving();
    kept.ifPresent(open -> open.relay().close());
  }
}
