package io.spandrel.cli.backends;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Prometheus answers. */
record PrometheusApi(URI base) {

  /** One series of an instant query. */
  record Sample(Map<String, String> labels, double value) {}

  List<Sample> query(String expression) throws Exception {
    JsonObject data =
        Http.json(base, "/api/v1/query", Map.of("query", expression)).getAsJsonObject("data");
    List<Sample> samples = new ArrayList<>();
    for (JsonElement result : data.getAsJsonArray("result")) {
      Map<String, String> labels = new HashMap<>();
      result
          .getAsJsonObject()
          .getAsJsonObject("metric")
          .entrySet()
          .forEach(label -> labels.put(label.getKey(), label.getValue().getAsString()));
      samples.add(
          new Sample(
              labels, result.getAsJsonObject().getAsJsonArray("value").get(1).getAsDouble()));
    }
    return samples;
  }

  /** Trace ids of the exemplars of a series, of the last half hour. */
  List<String> exemplarTraceIds(String expression) throws Exception {
    long now = Instant.now().getEpochSecond();
    JsonObject answer =
        Http.json(
            base,
            "/api/v1/query_exemplars",
            Map.of(
                "query",
                expression,
                "start",
                Long.toString(now - 1800),
                "end",
                Long.toString(now + 5)));
    List<String> ids = new ArrayList<>();
    for (JsonElement series : answer.getAsJsonArray("data")) {
      for (JsonElement exemplar : series.getAsJsonObject().getAsJsonArray("exemplars")) {
        ids.add(exemplar.getAsJsonObject().getAsJsonObject("labels").get("trace_id").getAsString());
      }
    }
    return ids;
  }

  JsonObject rules() throws Exception {
    return Http.json(base, "/api/v1/rules", Map.of()).getAsJsonObject("data");
  }
}
