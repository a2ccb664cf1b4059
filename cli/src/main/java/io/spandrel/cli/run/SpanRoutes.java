package io.spandrel.cli.run;

import io.spandrel.cli.Console;
import io.spandrel.cli.launch.Backend;
import io.spandrel.cli.launch.GivenSettings;
import io.spandrel.cli.launch.OtlpProtocol;
import io.spandrel.cli.launch.SpanDestination;
import io.spandrel.cli.trace.SpanCollector;
import io.spandrel.receiver.PortInUseException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides where spans go, and says a line where that is not here. */
final class SpanRoutes {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String TRACES_ENDPOINT = "otel.exporter.otlp.traces.endpoint";
  private static final String PROTOCOL = "otel.exporter.otlp.protocol";
  private static final String TRACES_PROTOCOL = "otel.exporter.otlp.traces.protocol";

  private final Console console;
  private final GivenSettings given;

  SpanRoutes(Console console, GivenSettings given) {
    this.console = console;
    this.given = given;
  }

  /** Options win over the environment; {@code -D} behind java wins over both, and is said. */
  SpanRoute choose(
      Optional<Backend> backend, Optional<OtlpProtocol> protocol, Optional<Integer> port) {
    Optional<String> fixed = first(TRACES_ENDPOINT, ENDPOINT, true);
    if (fixed.isPresent()) {
      console.say("spans go to " + fixed.get() + ", as the command's own -D option says");
      return SpanRoute.elsewhere(SpanDestination.asConfigured());
    }
    if (backend.isPresent()) {
      return to(backend.get(), protocol);
    }
    Optional<String> configured = first(TRACES_ENDPOINT, ENDPOINT, false);
    if (configured.isPresent() && port.isEmpty()) {
      console.say(
          "spans go to %s, as the environment says; with --port 0 they are shown here"
              .formatted(configured.get()));
      return SpanRoute.elsewhere(SpanDestination.asConfigured());
    }
    return here(protocol, port.orElse(0));
  }

  private Optional<String> first(String preferred, String other, boolean propertiesOnly) {
    return Stream.of(preferred, other)
        .flatMap(name -> (propertiesOnly ? given.property(name) : given.value(name)).stream())
        .findFirst();
  }

  private SpanRoute to(Backend backend, Optional<OtlpProtocol> protocol) {
    OtlpProtocol chosen = protocol.or(this::givenProtocol).orElseGet(backend::likelyProtocol);
    SpanDestination destination = SpanDestination.otlp(backend.address().toString(), chosen, given);
    Optional<String> unreachable = backend.unreachable(CONNECT_TIMEOUT);
    if (unreachable.isPresent()) {
      console.say(
          "no backend at %s (%s); the program runs all the same"
              .formatted(backend.address(), unreachable.get()));
      destination = destination.whereNobodyListens(given);
    }
    return SpanRoute.elsewhere(destination);
  }

  private SpanRoute here(Optional<OtlpProtocol> protocol, int port) {
    // A protocol in the environment belongs to an endpoint there, but one by -D would win.
    OtlpProtocol chosen =
        protocol
            .or(() -> first(TRACES_PROTOCOL, PROTOCOL, true).flatMap(OtlpProtocol::ofSetting))
            .orElse(OtlpProtocol.HTTP_PROTOBUF);
    SpanCollector spans = new SpanCollector();
    try {
      EmbeddedReceiver receiver = EmbeddedReceiver.open(chosen, port, spans);
      return new SpanRoute(
          SpanDestination.otlp(receiver.endpoint(), chosen, given),
          Optional.of(new SpanRoute.Here(receiver, spans)));
    } catch (PortInUseException taken) {
      console.say(
          "port %d is in use, so no spans are shown; the program runs all the same"
              .formatted(taken.port()));
      return SpanRoute.elsewhere(SpanDestination.none());
    }
  }

  private Optional<OtlpProtocol> givenProtocol() {
    return first(TRACES_PROTOCOL, PROTOCOL, false).flatMap(OtlpProtocol::ofSetting);
  }
}
