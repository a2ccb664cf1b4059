package io.spandrel.cli.backends;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.spandrel.receiver.ReceivedSpan;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What Tempo answers. */
record TempoApi(URI base) {

  /** All spans of these traces by span id; of unknown traces, none. */
  Map<String, ReceivedSpan> spans(Collection<String> traceIds) throws Exception {
    Map<String, ReceivedSpan> spans = new HashMap<>();
    for (String traceId : traceIds) {
      HttpResponse<byte[]> response =
          Http.get(URI.create(base + "/api/traces/" + traceId), "application/protobuf");
      if (response.statusCode() == 200) {
        // Tempo's Trace has the same field numbers.
        ReceivedSpan.allOf(ExportTraceServiceRequest.parseFrom(response.body()))
            .forEach(span -> spans.put(span.spanId(), span));
      }
    }
    return spans;
  }

  /** The ids of the traces that a TraceQL query finds, of the last half hour. */
  Set<String> search(String query) throws Exception {
    JsonObject answer = Http.json(base, "/api/search", parameters(query, "limit", "1000"));
    Set<String> ids = new TreeSet<>();
    answer
        .getAsJsonArray("traces")
        .forEach(trace -> ids.add(padded(trace.getAsJsonObject().get("traceID").getAsString())));
    return ids;
  }

  /** The series that a TraceQL metrics query gives. */
  JsonArray series(String query) throws Exception {
    JsonObject answer =
        Http.json(base, "/api/metrics/query_range", parameters(query, "step", "10s"));
    return answer.has("series") ? answer.getAsJsonArray("series") : new JsonArray();
  }

  private static Map<String, String> parameters(String query, String key, String value) {
    long now = Instant.now().getEpochSecond();
    return Map.of(
        "q", query, "start", Long.toString(now - 1800), "end", Long.toString(now + 5), key, value);
  }

  /** Tempo leaves zeros at the beginning out. */
  private static String padded(String traceId) {
    return "0".repeat(32 - traceId.length()) + traceId;
  }
}
