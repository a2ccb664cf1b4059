package io.spandrel.cli.report.render;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.spandrel.cli.report.model.CpuSummary;
import io.spandrel.cli.report.model.ThreadGroupRow;
import io.spandrel.cli.report.model.ThreadRow;

/** Threads and CPUs for scripts. */
final class ProcessJson {

  private ProcessJson() {}

  static JsonElement thread(ThreadRow thread) {
    JsonObject object = new JsonObject();
    object.addProperty("name", thread.name());
    object.addProperty("group", thread.group());
    object.addProperty("virtual", thread.virtual());
    object.addProperty("running_ns", thread.runningNanos());
    object.addProperty("runnable_ns", thread.runnableNanos());
    object.add("states", TypeJson.states(thread.states()));
    return object;
  }

  static JsonElement group(ThreadGroupRow group) {
    JsonObject object = new JsonObject();
    object.addProperty("name", group.name());
    object.addProperty("members", group.members());
    object.addProperty("virtual", group.virtual());
    object.addProperty("running_ns", group.runningNanos());
    object.addProperty("runnable_ns", group.runnableNanos());
    object.add("states", TypeJson.states(group.states()));
    object.addProperty("busiest", group.busiest());
    object.addProperty("busiest_ns", group.busiestNanos());
    object.addProperty("imbalance", group.imbalance());
    return object;
  }

  static JsonObject cpu(CpuSummary cpu) {
    JsonObject object = new JsonObject();
    object.addProperty("cores", cpu.cores());
    object.addProperty("crowded_ns", cpu.crowdedNanos());
    object.add(
        "load",
        ReportJson.array(
            cpu.points(),
            point -> {
              JsonObject one = new JsonObject();
              one.addProperty("t_ns", point.nanos());
              one.addProperty("duration_ns", point.lengthNanos());
              one.add("jvm", number(point.jvm()));
              one.add("machine", number(point.machine()));
              one.add("runnable_threads", number(point.runnableThreads()));
              return one;
            }));
    object.add("methods", ReportJson.array(cpu.methods(), TypeJson::method));
    object.addProperty("samples", cpu.samples());
    return object;
  }

  /** JSON knows no NaN. */
  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }
}
