package io.spandrel.exporter.capture;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.spandrel.recorder.capture.PackedItems;
import io.spandrel.recorder.capture.PackedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Attributes in one text and back: for each its type's letter, key and value. A letter in upper
 * case is a list. Of attributes over the bound the first that fit are kept, in their order.
 */
final class AttributeText {
  private AttributeText() {}

  static String pack(Attributes attributes, int mostChars) {
    List<String> texts = new ArrayList<>();
    int[] left = {mostChars};
    attributes.forEach((key, value) -> {
      String text = value instanceof List<?> items ? packList(items) : value.toString();
      int size = key.getKey().length() + text.length();
      if (size <= left[0]) {
        left[0] -= size;
        texts.add(letter(key.getType()));
        texts.add(key.getKey());
        texts.add(text);
      }
    });
    return PackedText.pack(texts);
  }

  private static String packList(List<?> items) {
    return PackedText.pack(items.stream().map(String::valueOf).toList());
  }

  /** A type that a later SDK may bring is kept as its text. */
  private static String letter(AttributeType type) {
    return switch (type.name()) {
      case "LONG" -> "l";
      case "DOUBLE" -> "d";
      case "BOOLEAN" -> "b";
      case "STRING_ARRAY" -> "S";
      case "LONG_ARRAY" -> "L";
      case "DOUBLE_ARRAY" -> "D";
      case "BOOLEAN_ARRAY" -> "B";
      default -> "s";
    };
  }

  /** What can be read of it. */
  static Attributes unpack(String packed) {
    if (packed == null || packed.isEmpty()) {
      return Attributes.empty();
    }
    List<String> texts = PackedText.unpack(packed);
    AttributesBuilder attributes = Attributes.builder();
    for (int i = 0; i + 2 < texts.size(); i += 3) {
      try {
        put(attributes, texts.get(i), texts.get(i + 1), texts.get(i + 2));
      } catch (NumberFormatException e) {
        // Damaged; the others may be whole.
      }
    }
    return attributes.build();
  }

  /** One text attribute, found without unpacking the others; null: there is none of that type. */
  static String text(String packed, String key) {
    if (packed == null) {
      return null;
    }
    String found = null;
    PackedItems items = new PackedItems(packed);
    while (items.next()) {
      boolean text = items.is("s");
      boolean wanted = items.next() && items.is(key);
      if (!items.next()) {
        return found;
      }
      if (wanted && !text) {
        // Another type under the same key: what holds then is said in one place only.
        return unpack(packed).get(AttributeKey.stringKey(key));
      }
      found = wanted ? items.text() : found;
    }
    return found;
  }

  private static void put(AttributesBuilder attributes, String type, String key, String text) {
    switch (type) {
      case "s" -> attributes.put(key, text);
      case "l" -> attributes.put(key, Long.parseLong(text));
      case "d" -> attributes.put(key, Double.parseDouble(text));
      case "b" -> attributes.put(key, Boolean.parseBoolean(text));
      case "S" -> attributes.put(AttributeKey.stringArrayKey(key), PackedText.unpack(text));
      case "L" -> attributes.put(AttributeKey.longArrayKey(key), list(text, Long::valueOf));
      case "D" -> attributes.put(AttributeKey.doubleArrayKey(key), list(text, Double::valueOf));
      case "B" -> attributes.put(AttributeKey.booleanArrayKey(key), list(text, Boolean::valueOf));
      default -> {
        // Damaged, or of a later version.
      }
    }
  }

  private static <T> List<T> list(String text, Function<String, T> item) {
    return PackedText.unpack(text).stream().map(item).toList();
  }
}
