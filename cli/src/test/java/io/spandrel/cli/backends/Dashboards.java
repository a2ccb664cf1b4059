package io.spandrel.cli.backends;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The queries in the dashboards, with Grafana's variables filled in. */
final class Dashboards {
  /** A query and the panel that shows it. */
  record Query(String panel, String text) {}

  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((\\w+), \\w+\\)");

  private Dashboards() {}

  /**
   * All queries of one kind.
   *
   * @param key {@code expr} for PromQL, {@code query} for TraceQL
   */
  static List<Query> queries(String key) throws IOException {
    List<Query> queries = new ArrayList<>();
    for (String file : List.of("fleet.json", "service.json")) {
      for (JsonElement panel : read(file).getAsJsonArray("panels")) {
        JsonObject object = panel.getAsJsonObject();
        for (JsonElement target : object.getAsJsonArray("targets")) {
          if (target.getAsJsonObject().has(key)) {
            queries.add(
                new Query(
                    file + ": " + object.get("title").getAsString(),
                    filledIn(target.getAsJsonObject().get(key).getAsString())));
          }
        }
      }
    }
    return queries;
  }

  private static String filledIn(String query) {
    return query
        .replace("$__rate_interval", "2m")
        .replace("$__range", "30m")
        .replace("$service", DemoSpans.SERVICE);
  }

  /** The metric whose labels fill the dashboard's first variable. */
  static String variableMetric(String file) throws IOException {
    String query =
        read(file)
            .getAsJsonObject("templating")
            .getAsJsonArray("list")
            .get(0)
            .getAsJsonObject()
            .get("query")
            .getAsString();
    Matcher matcher = LABEL_VALUES.matcher(query);
    if (!matcher.matches()) {
      throw new AssertionError("no label_values in " + query);
    }
    return matcher.group(1);
  }

  private static JsonObject read(String file) throws IOException {
    return JsonParser.parseString(
            Files.readString(TestPrograms.CONFIGS.file("grafana/dashboards/" + file)))
        .getAsJsonObject();
  }
}
