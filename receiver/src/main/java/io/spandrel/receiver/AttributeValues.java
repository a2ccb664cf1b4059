package io.spandrel.receiver;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * OTLP attribute values as plain Java values: String, Boolean, Long, Double, List, Map, ByteString,
 * or null.
 */
final class AttributeValues {
  private AttributeValues() {}

  /** In the order sent; unmodifiable. Of a key sent twice the first value counts. */
  static Map<String, Object> map(List<KeyValue> attributes) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (KeyValue attribute : attributes) {
      map.putIfAbsent(attribute.getKey(), value(attribute.getValue()));
    }
    return Collections.unmodifiableMap(map);
  }

  static Optional<AnyValue> find(List<KeyValue> attributes, String key) {
    for (KeyValue attribute : attributes) {
      if (attribute.getKey().equals(key)) {
        return Optional.of(attribute.getValue());
      }
    }
    return Optional.empty();
  }

  private static Object value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case ARRAY_VALUE -> list(value.getArrayValue().getValuesList());
      case KVLIST_VALUE -> map(value.getKvlistValue().getValuesList());
      case BYTES_VALUE -> value.getBytesValue();
      default -> null; // OTLP's empty value, or one of a version to come
    };
  }

  private static List<Object> list(List<AnyValue> values) {
    List<Object> list = new ArrayList<>(values.size());
    for (AnyValue value : values) {
      list.add(value(value));
    }
    return Collections.unmodifiableList(list); // List.copyOf refuses null
  }
}
