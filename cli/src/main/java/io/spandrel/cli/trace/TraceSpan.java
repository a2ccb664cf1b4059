package io.spandrel.cli.trace;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One span as it arrived, with the few fields that the views and the checks read. Immutable.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param parentSpanId 16 hexadecimal digits, or empty where the span has no parent
 * @param localRoot true if no span of its process is around it, as far as the sender told
 * @param kind the OTLP name without its prefix: {@code INTERNAL}, {@code SERVER}, ...
 * @param scopeName the instrumentation scope that made the span
 * @param service the resource's {@code service.name}
 * @param startNanos nanoseconds since the epoch
 * @param endNanos nanoseconds since the epoch
 * @param attributes values are {@code String}, {@code Long}, {@code Double}, {@code Boolean} or
 *     lists of these
 * @param log the first few points at which it said something, in order of time
 */
public record TraceSpan(
    String traceId,
    String spanId,
    String parentSpanId,
    boolean localRoot,
    String name,
    String kind,
    String scopeName,
    String service,
    long startNanos,
    long endNanos,
    Map<String, Object> attributes,
    List<LogLine> log) {

  private static final String WAIT_SCOPE = "spandrel";

  public TraceSpan {
    Objects.requireNonNull(traceId);
    Objects.requireNonNull(spanId);
    Objects.requireNonNull(parentSpanId);
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(scopeName);
    Objects.requireNonNull(service);
    attributes = Map.copyOf(attributes);
    log = List.copyOf(log);
  }

  /** End minus start; never negative, whatever the sender's clock did. */
  public long durationNanos() {
    return Math.max(0, endNanos - startNanos);
  }

  /** True for a bar that stands for one wait or pause, not for work of the program. */
  public boolean isWait() {
    return WAIT_SCOPE.equals(scopeName);
  }

  /** The attribute as an integer; 0 where it is missing or is not one. */
  public long integer(String key) {
    return attributes.get(key) instanceof Long value ? value : 0;
  }

  /** The attribute as a string; empty where it is missing or is not one. */
  public String text(String key) {
    return attributes.get(key) instanceof String value ? value : "";
  }

  public boolean has(String key) {
    return attributes.containsKey(key);
  }
}
