package io.spandrel.recorder.capture.chunk;

/**
 * Short texts that were read lately: names and kinds of spans are the same few again and again.
 * Bounded; one text takes the place of another. For one thread.
 */
final class TextCache {
  private static final int PLACES = 1 << 10;
  private static final int LONGEST = 32;

  private final String[] texts = new String[PLACES];

  String of(char[] chars, int length) {
    if (length > LONGEST) {
      return new String(chars, 0, length);
    }
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + chars[i];
    }
    int place = (hash ^ hash >>> 10) & PLACES - 1;
    String known = texts[place];
    if (known != null && isSame(known, chars, length)) {
      return known;
    }
    String text = new String(chars, 0, length);
    texts[place] = text;
    return text;
  }

  private static boolean isSame(String text, char[] chars, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != chars[i]) {
        return false;
      }
    }
    return true;
  }
}
