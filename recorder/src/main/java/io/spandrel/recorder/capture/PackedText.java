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
    int at = 0;
    while (at < packed.length()) {
      int length = 0;
      int digits = at;
      while (at < packed.length() && Character.digit(packed.charAt(at), 10) >= 0) {
        length = length * 10 + Character.digit(packed.charAt(at), 10);
        if (++at - digits > 8) {
          return texts;
        }
      }
      if (at == digits
          || at >= packed.length()
          || packed.charAt(at) != ':'
          || length > packed.length() - at - 1) {
        return texts;
      }
      texts.add(packed.substring(at + 1, at + 1 + length));
      at += 1 + length;
    }
    return texts;
  }
}
