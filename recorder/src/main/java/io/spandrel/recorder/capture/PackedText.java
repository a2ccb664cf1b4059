package io.spandrel.recorder.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of texts in one text, since an event's field holds no list: each with its length before
 * it, so that any character may stand in it. {@code 3:abc0:}.
 */
public final class PackedText {
  private PackedText() {}

  public static String pack(List<String> texts) {
    StringBuilder packed = new StringBuilder();
    texts.forEach(text -> packed.append(text.length()).append(':').append(text));
    return packed.toString();
  }

  /** What can be read: a text that was cut or damaged gives the items before that. */
  public static List<String> unpack(String packed) {
    List<String> texts = new ArrayList<>();
    if (packed == null) {
      return texts;
    }
    PackedItems items = new PackedItems(packed);
    while (items.next()) {
      texts.add(items.text());
    }
    return texts;
  }
}
