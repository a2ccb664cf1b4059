package io.spandrel.otel.capture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A JSON object to be written; its keys are plain words. */
final class JsonObject {
  private static final int FIRST_PRINTABLE = 0x20;

  private final Map<String, String> values = new LinkedHashMap<>();

  JsonObject put(String key, String value) {
    return putLiteral(key, value == null ? "null" : quoted(value));
  }

  JsonObject put(String key, long value) {
    return putLiteral(key, Long.toString(value));
  }

  JsonObject put(String key, boolean value) {
    return putLiteral(key, Boolean.toString(value));
  }

  JsonObject put(String key, JsonObject value) {
    return putLiteral(key, value.toString());
  }

  JsonObject put(String key, List<JsonObject> value) {
    return putLiteral(
        key, value.stream().map(JsonObject::toString).collect(Collectors.joining(",", "[", "]")));
  }

  private JsonObject putLiteral(String key, String literal) {
    values.put(key, literal);
    return this;
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < FIRST_PRINTABLE || Character.isSurrogate(c)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
