package io.spandrel.cli.report.render;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.report.model.TypeRow.MethodRow;
import io.spandrel.cli.trace.SpanBreakdown;

/** A task or region type for scripts. */
final class TypeJson {

  private TypeJson() {}

  static JsonElement of(TypeRow type) {
    JsonObject object = new JsonObject();
    object.addProperty("name", type.name());
    object.addProperty("count", type.count());
    object.addProperty("incomplete", type.incomplete());
    object.addProperty("pushed_out", type.pushedOut());
    object.addProperty("total_ns", type.totalNanos());
    object.addProperty("p50_ns", type.p50Nanos());
    object.addProperty("p90_ns", type.p90Nanos());
    object.addProperty("p99_ns", type.p99Nanos());
    object.addProperty("max_ns", type.maxNanos());
    object.add(
        "histogram",
        ReportJson.array(
            type.histogram(),
            bucket -> {
              JsonObject one = new JsonObject();
              one.addProperty("le_ns", bucket.leNanos());
              one.addProperty("count", bucket.count());
              return one;
            }));
    object.add("states", states(type.states()));
    object.addProperty("no_breakdown_ns", type.noBreakdownNanos());
    object.add(
        "slowest",
        ReportJson.array(
            type.slowest(),
            slow -> {
              JsonObject one = new JsonObject();
              one.addProperty("trace_id", slow.traceId());
              one.addProperty("span_id", slow.spanId());
              one.addProperty("duration_ns", slow.durationNanos());
              one.addProperty("summary", slow.summary());
              return one;
            }));
    object.add("methods", ReportJson.array(type.methods(), TypeJson::method));
    return object;
  }

  static JsonElement method(MethodRow row) {
    JsonObject object = new JsonObject();
    object.addProperty("method", row.method());
    object.addProperty("samples", row.samples());
    return object;
  }

  /** Only those that are not zero. */
  static JsonObject states(SpanBreakdown states) {
    JsonObject object = new JsonObject();
    states.nanosByState().forEach((state, nanos) -> object.addProperty(state.key() + "_ns", nanos));
    return object;
  }
}
