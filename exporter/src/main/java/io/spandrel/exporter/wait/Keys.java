package io.spandrel.exporter.wait;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.spandrel.recorder.State;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The attributes of the schema. Names are a contract: add, never rename. */
public final class Keys {
  public static final AttributeKey<String> SUMMARY = stringKey("spandrel.summary");
  public static final AttributeKey<Long> CPU_TIME = longKey("spandrel.cpu_time_ns");
  public static final AttributeKey<Long> THREADS = longKey("spandrel.threads");
  public static final AttributeKey<Long> GC_OVERLAP = longKey("spandrel.gc_overlap_ns");
  public static final AttributeKey<Long> THRESHOLD = longKey("spandrel.threshold_ns");
  public static final AttributeKey<Boolean> LOSS = booleanKey("spandrel.loss");
  public static final AttributeKey<Boolean> ONGOING = booleanKey("spandrel.ongoing");
  public static final AttributeKey<Boolean> INCOMPLETE = booleanKey("spandrel.total.incomplete");

  public static final AttributeKey<String> STATE = stringKey("spandrel.state");
  public static final AttributeKey<String> OBJECT = stringKey("spandrel.object");
  public static final AttributeKey<Long> BYTES = longKey("spandrel.bytes");
  public static final AttributeKey<String> VM_OPERATION = stringKey("spandrel.vm_operation");
  public static final AttributeKey<Boolean> VIRTUAL = booleanKey("spandrel.thread.virtual");
  public static final AttributeKey<String> HOLDER_THREAD = stringKey("spandrel.holder.thread.name");
  public static final AttributeKey<String> HOLDER_TRACE_ID = stringKey("spandrel.holder.trace_id");
  public static final AttributeKey<String> HOLDER_SPAN_ID = stringKey("spandrel.holder.span_id");
  public static final AttributeKey<String> HOLDER_AT = stringKey("spandrel.holder.at");
  public static final AttributeKey<String> HOLDER_SUMMARY = stringKey("spandrel.holder.summary");

  public static final AttributeKey<Long> THREAD_ID = longKey("thread.id");
  public static final AttributeKey<String> THREAD_NAME = stringKey("thread.name");
  public static final AttributeKey<String> FUNCTION = stringKey("code.function.name");
  public static final AttributeKey<Long> LINE = longKey("code.line.number");
  public static final AttributeKey<String> STACKTRACE = stringKey("code.stacktrace");
  public static final AttributeKey<String> PEER_ADDRESS = stringKey("network.peer.address");
  public static final AttributeKey<Long> PEER_PORT = longKey("network.peer.port");
  public static final AttributeKey<String> FILE_PATH = stringKey("file.path");
  public static final AttributeKey<String> GC_NAME = stringKey("jvm.gc.name");
  public static final AttributeKey<String> GC_CAUSE = stringKey("jvm.gc.cause");
  public static final AttributeKey<String> GC_ACTION = stringKey("jvm.gc.action");

  public static final AttributeKey<Boolean> IS_SUMMARY = booleanKey("aggregation.is_summary");
  public static final AttributeKey<Long> SPAN_COUNT = longKey("aggregation.span_count");
  public static final AttributeKey<Long> MIN = longKey("aggregation.duration_min_ns");
  public static final AttributeKey<Long> MAX = longKey("aggregation.duration_max_ns");
  public static final AttributeKey<Long> AVERAGE = longKey("aggregation.duration_avg_ns");
  public static final AttributeKey<Long> TOTAL = longKey("aggregation.duration_total_ns");

  private static final Map<State, AttributeKey<Long>> PARTS = keys(State::attribute);
  private static final Map<State, AttributeKey<Long>> TOTALS = keys(State::totalAttribute);

  private Keys() {}

  private static Map<State, AttributeKey<Long>> keys(Function<State, String> name) {
    Map<State, AttributeKey<Long>> keys = new EnumMap<>(State.class);
    for (State state : State.values()) {
      keys.put(state, longKey(name.apply(state)));
    }
    return keys;
  }

  /** {@code spandrel.lock_ns}. */
  public static AttributeKey<Long> part(State state) {
    return PARTS.get(state);
  }

  /** {@code spandrel.total.lock_ns}. */
  public static AttributeKey<Long> total(State state) {
    return TOTALS.get(state);
  }
}
