package io.spandrel.cli.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.spandrel.cli.report.Reports;
import io.spandrel.cli.report.Samples;
import io.spandrel.cli.report.model.Report;
import io.spandrel.cli.view.Style;
import io.spandrel.recorder.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

  private final JsonObject root =
      JsonParser.parseString(ReportJson.text(OrderReport.report())).getAsJsonObject();

  private JsonObject first(String array) {
    JsonArray all = root.getAsJsonArray(array);
    assertThat(all).as(array).isNotEmpty();
    return all.get(0).getAsJsonObject();
  }

  @Test
  void object_hasTheSchemasParts() {
    assertThat(root.keySet())
        .contains("recording", "tasks", "regions", "blocking", "threads", "cpu", "gc", "findings");
  }

  @Test
  void recording_hasTheSchemasKeys() {
    assertThat(root.getAsJsonObject("recording").keySet())
        .contains(
            "file",
            "start",
            "duration_ns",
            "jvm",
            "threshold_ns",
            "extension",
            "lost_events",
            "unreadable_events",
            "damaged");
    assertThat(root.getAsJsonObject("recording").get("start").getAsString())
        .isEqualTo("2026-11-25T16:15:01Z");
  }

  @Test
  void types_haveTheSchemasKeys() {
    for (String array : new String[] {"tasks", "regions"}) {
      JsonObject type = first(array);
      assertThat(type.keySet())
          .contains(
              "name",
              "count",
              "incomplete",
              "p50_ns",
              "p90_ns",
              "p99_ns",
              "max_ns",
              "histogram",
              "states",
              "slowest",
              "methods");
      assertThat(firstOf(type, "histogram").keySet()).containsExactlyInAnyOrder("le_ns", "count");
      assertThat(firstOf(type, "slowest").keySet())
          .containsExactlyInAnyOrder("trace_id", "span_id", "duration_ns", "summary");
      assertThat(firstOf(type, "methods").keySet()).containsExactlyInAnyOrder("method", "samples");
      assertThat(type.getAsJsonObject("states").keySet()).contains("lock_ns", "cpu_ns");
    }
  }

  /** Of a thousand milliseconds two hundred have a state. */
  @Test
  void timeWithoutABreakdown_isANumberOfItsOwn() {
    Report report = Reports.with(List.of(Reports.task("order", Map.of(State.LOCK, 200L))));
    JsonObject task =
        JsonParser.parseString(ReportJson.text(report))
            .getAsJsonObject()
            .getAsJsonArray("tasks")
            .get(0)
            .getAsJsonObject();

    assertThat(task.get("total_ns").getAsLong()).isEqualTo(1_000 * Samples.MS);
    assertThat(task.get("no_breakdown_ns").getAsLong()).isEqualTo(800 * Samples.MS);
    assertThat(new ReportText(Style.plain()).lines(report, true))
        .contains("    lock 20% | no breakdown 80%");
  }

  private static JsonObject firstOf(JsonObject parent, String array) {
    return parent.getAsJsonArray(array).get(0).getAsJsonObject();
  }

  @Test
  void blocking_hasTheSchemasKeys() {
    assertThat(root.getAsJsonArray("blocking"))
        .allSatisfy(row ->
            assertThat(row.getAsJsonObject().keySet())
                .contains(
                    "kind",
                    "state",
                    "object",
                    "frame",
                    "task",
                    "region",
                    "count",
                    "total_ns",
                    "max_ns",
                    "holder"));
    JsonObject lock = rowOfKind("lock");
    assertThat(lock.getAsJsonObject("holder").keySet())
        .containsExactlyInAnyOrder("thread", "frame");
    assertThat(rowOfKind("network").get("holder").isJsonNull()).isTrue();
  }

  private JsonObject rowOfKind(String kind) {
    for (JsonElement row : root.getAsJsonArray("blocking")) {
      if (row.getAsJsonObject().get("kind").getAsString().equals(kind)) {
        return row.getAsJsonObject();
      }
    }
    throw new AssertionError("no row of kind " + kind);
  }

  @Test
  void processWideParts_haveTheSchemasKeys() {
    assertThat(first("threads").keySet())
        .contains("name", "group", "virtual", "running_ns", "runnable_ns", "states");
    JsonObject cpu = root.getAsJsonObject("cpu");
    assertThat(cpu.keySet()).contains("cores", "load");
    assertThat(firstOf(cpu, "load").keySet())
        .contains("t_ns", "jvm", "machine", "runnable_threads");
    JsonObject gc = root.getAsJsonObject("gc");
    assertThat(gc.keySet())
        .contains(
            "collections",
            "pause_total_ns",
            "pause_max_ns",
            "concurrent_ns",
            "allocated_bytes",
            "tasks");
    assertThat(firstOf(gc, "tasks").keySet()).contains("name", "hit", "pause_ns");
  }

  @Test
  void findings_haveTheSchemasKeys() {
    assertThat(first("findings").keySet())
        .contains(
            "id", "severity", "evidence", "remedy", "task", "object", "frame", "holder", "share");
  }

  @Test
  void times_areIntegers() {
    assertThat(ReportJson.text(OrderReport.report())).doesNotContainPattern("_ns\": \\d*[.eE]");
  }

  @Test
  void emptyRecording_isStillOneStrictObject() {
    String text = ReportJson.text(Reports.empty());

    assertThat(JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("findings")).isEmpty();
    assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
  }
}
