package io.spandrel.cli.report.render;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.spandrel.cli.report.model.BlockingRow;
import io.spandrel.cli.report.model.Finding;
import io.spandrel.cli.report.model.GcSummary;
import io.spandrel.cli.report.model.Holder;
import io.spandrel.cli.report.model.RecordingInfo;
import io.spandrel.cli.report.model.Report;
import java.util.List;
import java.util.function.Function;

/**
 * The report for scripts: one object, times in integer nanoseconds, keys as the schema has them.
 */
public final class ReportJson {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private ReportJson() {}

  public static String text(Report report) {
    JsonObject root = new JsonObject();
    root.add("recording", recording(report.recording()));
    root.add("tasks", array(report.tasks(), TypeJson::of));
    root.add("regions", array(report.regions(), TypeJson::of));
    root.add("blocking", array(report.blocking(), ReportJson::blocking));
    root.add("threads", array(report.threads(), ProcessJson::thread));
    root.add("thread_groups", array(report.threadGroups(), ProcessJson::group));
    root.add("cpu", ProcessJson.cpu(report.cpu()));
    root.add("gc", gc(report.gc()));
    root.add("findings", array(report.findings(), ReportJson::finding));
    return GSON.toJson(root);
  }

  static <T> JsonArray array(List<T> values, Function<T, JsonElement> write) {
    JsonArray array = new JsonArray(values.size());
    values.forEach(value -> array.add(write.apply(value)));
    return array;
  }

  private static JsonObject recording(RecordingInfo recording) {
    JsonObject object = new JsonObject();
    object.addProperty("file", recording.file());
    object.addProperty("start", recording.start().toString());
    object.addProperty("duration_ns", recording.durationNanos());
    object.addProperty("jvm", recording.jvm());
    object.addProperty("threshold_ns", recording.thresholdNanos());
    object.addProperty("extension", recording.extension());
    object.addProperty("lost_events", recording.lostEvents());
    object.addProperty("unreadable_events", recording.unreadableEvents());
    object.addProperty("damaged", recording.damaged());
    JsonArray remarks = new JsonArray();
    recording.remarks().forEach(remarks::add);
    object.add("remarks", remarks);
    return object;
  }

  private static JsonObject blocking(BlockingRow row) {
    JsonObject object = new JsonObject();
    object.addProperty("kind", row.kind().key());
    object.addProperty("state", row.state().key());
    object.addProperty("operation", row.operation());
    object.addProperty("object", row.object());
    object.addProperty("frame", row.frame());
    object.addProperty("task", row.task());
    object.addProperty("region", row.region());
    object.addProperty("count", row.count());
    object.addProperty("total_ns", row.totalNanos());
    object.addProperty("max_ns", row.maxNanos());
    object.addProperty("threads", row.threads());
    object.add("holder", holder(row.holder()));
    return object;
  }

  private static JsonElement holder(Holder holder) {
    if (!holder.isKnown()) {
      return JsonNull.INSTANCE;
    }
    JsonObject object = new JsonObject();
    object.addProperty("thread", holder.thread());
    object.addProperty("frame", holder.frame());
    return object;
  }

  private static JsonObject gc(GcSummary gc) {
    JsonObject object = new JsonObject();
    object.addProperty("collections", gc.collections());
    JsonObject names = new JsonObject();
    gc.collectionsByName().forEach(names::addProperty);
    object.add("collectors", names);
    object.addProperty("pauses", gc.pauses());
    object.addProperty("pause_total_ns", gc.pauseTotalNanos());
    object.addProperty("pause_max_ns", gc.pauseMaxNanos());
    object.addProperty("concurrent_ns", gc.concurrentNanos());
    object.addProperty("allocated_bytes", gc.allocatedBytes());
    object.add(
        "tasks",
        array(
            gc.tasks(),
            hit -> {
              JsonObject task = new JsonObject();
              task.addProperty("name", hit.name());
              task.addProperty("hit", hit.hit());
              task.addProperty("pause_ns", hit.pauseNanos());
              return task;
            }));
    return object;
  }

  private static JsonObject finding(Finding finding) {
    JsonObject object = new JsonObject();
    object.addProperty("id", finding.id().key());
    object.addProperty("severity", finding.severity().key());
    object.addProperty("evidence", finding.evidence());
    object.addProperty("remedy", finding.remedy());
    Finding.Place place = finding.place();
    addIfKnown(object, "task", place.task());
    addIfKnown(object, "region", place.region());
    addIfKnown(object, "object", place.object());
    addIfKnown(object, "frame", place.frame());
    if (place.holder().isKnown()) {
      object.add("holder", holder(place.holder()));
    }
    object.addProperty("share", finding.share());
    return object;
  }

  private static void addIfKnown(JsonObject object, String key, String value) {
    if (!value.isEmpty()) {
      object.addProperty(key, value);
    }
  }
}
