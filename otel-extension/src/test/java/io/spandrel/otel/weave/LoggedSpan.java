package io.spandrel.otel.weave;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A span as the agent's {@code logging-otlp} exporter prints it: one JSON object of OTLP a line.
 */
record LoggedSpan(String name, String id, String parentId, String json) {
  private static final Pattern START = Pattern.compile("(?=\\{\"traceId\":\")");
  private static final Pattern FIELDS =
      Pattern.compile(
          "\"spanId\":\"(\\w+)\",(?:\"parentSpanId\":\"(\\w*)\",)?.*?\"name\":\"([^\"]*)\"");

  static List<LoggedSpan> in(Stream<String> lines) {
    return lines
        .filter(line -> line.contains("\"resource\""))
        .flatMap(START::splitAsStream)
        .filter(part -> part.startsWith("{\"traceId\""))
        .map(LoggedSpan::of)
        .toList();
  }

  private static LoggedSpan of(String json) {
    Matcher fields = FIELDS.matcher(json);
    if (!fields.find()) {
      throw new IllegalArgumentException("Not a span: " + json);
    }
    String parent = fields.group(2) == null ? "" : fields.group(2);
    return new LoggedSpan(fields.group(3), fields.group(1), parent, json);
  }

  boolean isOfType(String type) {
    return json.contains(
        "{\"key\":\"spandrel.type\",\"value\":{\"stringValue\":\"" + type + "\"}}");
  }

  boolean isFailed() {
    return json.contains("\"status\":{\"code\":2}");
  }

  boolean hasEvent(String event) {
    return json.contains("\"name\":\"" + event + "\"");
  }
}
