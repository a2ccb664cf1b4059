package io.spandrel.cli.backends;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What Jaeger answers, as JSON. */
record JaegerApi(URI base) {

  /** All spans of these traces by span id; of unknown traces, none. */
  Map<String, JsonObject> spans(Collection<String> traceIds) throws Exception {
    Map<String, JsonObject> spans = new HashMap<>();
    for (String traceId : traceIds) {
      HttpResponse<byte[]> response =
          Http.get(URI.create(base + "/api/traces/" + traceId), "application/json");
      if (response.statusCode() == 200) {
        JsonObject trace =
            JsonParser.parseString(new String(response.body(), StandardCharsets.UTF_8))
                .getAsJsonObject()
                .getAsJsonArray("data")
                .get(0)
                .getAsJsonObject();
        trace
            .getAsJsonArray("spans")
            .forEach(span ->
                spans.put(
                    span.getAsJsonObject().get("spanID").getAsString(), span.getAsJsonObject()));
      }
    }
    return spans;
  }

  static List<JsonObject> list(JsonObject span, String key) {
    return StreamSupport.stream(span.getAsJsonArray(key).spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }
}
