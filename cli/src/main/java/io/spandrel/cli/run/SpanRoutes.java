package io.spandrel.cli.run;

import io.spandrel.cli.Console;
import io.spandrel.cli.launch.Backend;
import io.spandrel.cli.launch.GivenSettings;
import io.spandrel.cli.launch.OtlpProtocol;
import io.spandrel.cli.launch.SpanDestination;
import io.spandrel.cli.relay.OtlpQuestion;
import io.spandrel.cli.relay.OtlpTarget;
import io.spandrel.cli.relay.SpanRelay;
import io.spandrel.cli.trace.SpanCollector;
import io.spandrel.receiver.PortInUseException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides where spans go, and says a line where that is not here. */
final class SpanRoutes {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** The program waits for it before it begins. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String TRACES_ENDPOINT = "otel.exporter.otlp.traces.endpoint";
  private static final String PROTOCOL = "otel.exporter.otlp.protocol";
  private static final String TRACES_PROTOCOL = "otel.exporter.otlp.traces.protocol";

  /** Some ten seconds of a busy service; for longer than that, a Collector is what is wanted. */
  static final int MAX_KEPT_SPANS = 10_000;

  private static final long MAX_KEPT_BYTES = 4L << 20;

  private static final List<String> BEYOND_SPANS =
      List.of(
          "otel.metrics.exporter",
          "otel.logs.exporter",
          "otel.exporter.otlp.headers",
          "otel.exporter.otlp.traces.headers");

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
    if (unreachable.isEmpty()) {
      return SpanRoute.elsewhere(toServer(backend, chosen, destination));
    }
    String away = "no backend at %s (%s)".formatted(backend.address(), unreachable.get());
    if (!isPlain(backend)) {
      console.say(away + "; the program runs all the same");
      return SpanRoute.elsewhere(destination.whereNobodyListens(given));
    }
    console.say(
        away
            + String.format(
                Locale.ROOT,
                "; the program runs all the same, and up to %,d of its spans are kept until one"
                    + " comes up",
                MAX_KEPT_SPANS));
    return kept(backend, chosen);
  }

  /** One that takes no OTLP is said here: the exporter would say it by that server's web page. */
  private SpanDestination toServer(
      Backend backend, OtlpProtocol protocol, SpanDestination destination) {
    Optional<String> refusal =
        protocol == OtlpProtocol.HTTP_PROTOBUF && isPlain(backend)
            ? OtlpQuestion.refusal(backend.address(), ANSWER_LIMIT)
            : Optional.empty();
    refusal.ifPresent(reason ->
        console.say(
            "the server at %s takes no OTLP (%s); the program runs all the same, and its spans are tried there once each. Name a backend that takes OTLP with --to."
                .formatted(backend.address(), reason)));
    return refusal.isEmpty() ? destination : destination.whereNobodyListens(given);
  }

  /** What is more than spans, or says who sends them, we could not pass on as the agent would. */
  private boolean isPlain(Backend backend) {
    return "http".equals(backend.address().getScheme())
        && BEYOND_SPANS.stream().noneMatch(given::has);
  }

  private SpanRoute kept(Backend backend, OtlpProtocol protocol) {
    SpanRelay relay =
        new SpanRelay(OtlpTarget.of(backend.address(), protocol), MAX_KEPT_SPANS, MAX_KEPT_BYTES);
    EmbeddedReceiver receiver = EmbeddedReceiver.open(protocol, 0, span -> {}, relay::send);
    return SpanRoute.keptHere(
        SpanDestination.otlp(receiver.endpoint(), protocol, given),
        new SpanRoute.Kept(receiver, relay, backend));
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
      return SpanRoute.shownHere(
          SpanDestination.otlp(receiver.endpoint(), chosen, given),
          new SpanRoute.Here(receiver, spans));
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
