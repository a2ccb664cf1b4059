package io.spandrel.cli.demo;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.spandrel.cli.launch.OtlpProtocol;
import io.spandrel.cli.trace.NameStatistics;
import io.spandrel.cli.trace.SpanType;
import io.spandrel.cli.trace.TraceSpan;
import io.spandrel.cli.truth.CheckResult;

/** The demo's result for scripts: one object, times in integer nanoseconds. */
final class DemoJson {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final DemoProgram program;
  private final OtlpProtocol protocol;

  DemoJson(DemoProgram program, OtlpProtocol protocol) {
    this.program = program;
    this.protocol = protocol;
  }

  String text(DemoResult result) {
    JsonObject root = new JsonObject();
    root.addProperty("ok", result.ok());
    root.addProperty("requests", program.requests());
    root.addProperty("lock_held_ns", program.lockHeld().toNanos());
    root.addProperty("protocol", protocol.settingValue());
    root.addProperty("spans", result.spans().spanCount());
    root.addProperty("wait_spans", result.spans().waitCount());
    JsonArray checks = new JsonArray();
    result.checks().forEach(check -> checks.add(check(check)));
    root.add("checks", checks);
    root.add("tasks", names(result, SpanType.TASK));
    root.add("regions", names(result, SpanType.REGION));
    result.spans().slowest().ifPresent(tree -> root.add("slowest", slowest(tree.root())));
    return GSON.toJson(root);
  }

  private static JsonObject check(CheckResult check) {
    JsonObject object = new JsonObject();
    object.addProperty("id", check.id());
    object.addProperty("ok", check.ok());
    object.addProperty("claim", check.claim());
    object.addProperty("checked", check.checked());
    object.addProperty("failed", check.failed());
    object.addProperty("worst", check.worst());
    return object;
  }

  private static JsonArray names(DemoResult result, SpanType type) {
    JsonArray names = new JsonArray();
    result.spans().statistics().stream()
        .filter(row -> row.type() == type)
        .map(DemoJson::name)
        .forEach(names::add);
    return names;
  }

  private static JsonObject name(NameStatistics row) {
    JsonObject object = new JsonObject();
    object.addProperty("name", row.name());
    object.addProperty("count", row.count());
    object.addProperty("p50_ns", row.percentileNanos(50));
    object.addProperty("p99_ns", row.percentileNanos(99));
    JsonObject states = new JsonObject();
    row.parts()
        .nanosByState()
        .forEach((state, nanos) -> states.addProperty(state.key() + "_ns", nanos));
    object.add("states", states);
    return object;
  }

  private static JsonObject slowest(TraceSpan root) {
    JsonObject object = new JsonObject();
    object.addProperty("trace_id", root.traceId());
    object.addProperty("span_id", root.spanId());
    object.addProperty("duration_ns", root.durationNanos());
    object.addProperty("summary", root.text("spandrel.summary"));
    return object;
  }
}
