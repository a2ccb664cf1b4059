package io.spandrel.otel.backend;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One trace as {@code GET /api/traces/{id}} of Jaeger answers it. The components of the records are
 * called as the keys of the JSON are; absent lists are empty.
 */
public record JaegerTrace(String traceID, List<Span> spans, Map<String, Process> processes) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .build();

  /** What sent a span. */
  public record Process(String serviceName, List<Tag> tags) {}

  /**
   * One span.
   *
   * @param startTime microseconds since 1970
   * @param duration microseconds
   * @param references the parent ({@code CHILD_OF}) and the links ({@code FOLLOWS_FROM})
   * @param logs the span events
   * @param warnings what Jaeger shows as warnings
   */
  public record Span(
      String traceID,
      String spanID,
      String operationName,
      long startTime,
      long duration,
      String processID,
      List<Reference> references,
      List<Tag> tags,
      List<Log> logs,
      List<String> warnings) {
    public Span {
      references = references == null ? List.of() : List.copyOf(references);
      tags = tags == null ? List.of() : List.copyOf(tags);
      logs = logs == null ? List.of() : List.copyOf(logs);
      warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /** The one tag with this key. */
    public Tag tag(String key) {
      return only(
          tags.stream().filter(tag -> tag.key().equals(key)).toList(),
          "tag " + key,
          operationName + " " + tags);
    }

    /** Whether it has a tag with this key. */
    public boolean hasTag(String key) {
      return tags.stream().anyMatch(tag -> tag.key().equals(key));
    }

    /** Whether {@code other} is its parent. */
    public boolean isChildOf(Span other) {
      return references.contains(new Reference("CHILD_OF", other.traceID, other.spanID));
    }
  }

  /** A relation to another span. */
  public record Reference(String refType, String traceID, String spanID) {}

  /**
   * An attribute; {@code type} is {@code string}, {@code bool}, {@code int64}, {@code float64} or
   * {@code binary}. A whole number's value is a {@link Long}.
   */
  public record Tag(String key, String type, Object value) {}

  /** A span event; {@code timestamp} in microseconds since 1970. */
  public record Log(long timestamp, List<Tag> fields) {}

  private record Answer(List<JaegerTrace> data) {}

  static JaegerTrace parse(String json) throws IOException {
    return only(JSON.readValue(json, Answer.class).data(), "trace", json);
  }

  /** The one span with this name. */
  public Span span(String operationName) {
    String names = spans.stream().map(Span::operationName).collect(Collectors.joining(", "));
    return only(
        spans.stream().filter(span -> span.operationName().equals(operationName)).toList(),
        "span " + operationName,
        names);
  }

  /** The spans whose parent is {@code parent}, in the order in which they began. */
  public List<Span> children(Span parent) {
    return spans.stream()
        .filter(span -> span.isChildOf(parent))
        .sorted((a, b) -> Long.compare(a.startTime(), b.startTime()))
        .toList();
  }

  private static <T> T only(List<T> found, String what, String among) {
    if (found.size() != 1) {
      throw new AssertionError(
          "expected one " + what + ", found " + found.size() + " among: " + among);
    }
    return found.get(0);
  }
}
