package io.spandrel.cli.run;

import io.spandrel.cli.launch.SpanDestination;
import io.spandrel.cli.trace.SpanCollector;
import java.util.Optional;

/**
 * The way of a program's spans. Closing it ends what was opened for it.
 *
 * @param destination what the program's agent is told
 * @param here what takes them in this process; empty if they go elsewhere or nowhere
 */
record SpanRoute(SpanDestination destination, Optional<Here> here) implements AutoCloseable {

  /** Spans that come to this process. */
  record Here(EmbeddedReceiver receiver, SpanCollector spans) {}

  static SpanRoute elsewhere(SpanDestination destination) {
    return new SpanRoute(destination, Optional.empty());
  }

  @Override
  public void close() {
    here.ifPresent(open -> open.receiver().close());
  }
}
