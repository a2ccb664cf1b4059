package io.spandrel.cli.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where the traced program sends its spans, as settings of its agent. Immutable.
 *
 * @param settings OpenTelemetry settings by name
 * @param clearedVariables environment variables that would say otherwise
 */
public record SpanDestination(Map<String, String> settings, Set<String> clearedVariables) {

  private static final String EXPORTER = "otel.traces.exporter";
  private static final String NO_RETRY = "otel.java.exporter.otlp.retry.disabled";
  private static final Set<String> OF_TRACES_ONLY =
      Set.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL");

  public SpanDestination {
    settings = new LinkedHashMap<>(settings);
    clearedVariables = Set.copyOf(clearedVariables);
  }

  /** An OTLP endpoint. An exporter that the user chose is left as it is. */
  public static SpanDestination otlp(String endpoint, OtlpProtocol protocol, GivenSettings given) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (!given.has(EXPORTER)) {
      settings.put(EXPORTER, "otlp");
    }
    settings.put("otel.exporter.otlp.endpoint", endpoint);
    settings.put("otel.exporter.otlp.protocol", protocol.settingValue());
    return new SpanDestination(settings, OF_TRACES_ONLY);
  }

  /**
   * The same for an endpoint where nobody listens, or nobody who takes spans. The exporter does not
   * try each batch again: a program that ends would wait for that, or end before it is told that
   * its spans were lost. Nor does it write a stack trace for what the extension says in a line,
   * unless the user sends more than spans.
   */
  public SpanDestination whereNobodyListens(GivenSettings given) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    if (!given.has(NO_RETRY)) {
      more.put(NO_RETRY, "true");
    }
    if (!given.has("otel.metrics.exporter") && !given.has("otel.logs.exporter")) {
      more.put(AgentOptions.LOG_LEVEL + "io.opentelemetry.exporter", "off");
    }
    return new SpanDestination(more, clearedVariables);
  }

  /** Whatever the user has configured. */
  public static SpanDestination asConfigured() {
    return new SpanDestination(Map.of(), Set.of());
  }

  /** Nowhere: the program runs, but nobody could take its spans. */
  public static SpanDestination none() {
    return new SpanDestination(Map.of(EXPORTER, "none"), Set.of());
  }
}
