package io.spandrel.recorder.capture;

/**
 * Goes through a {@link PackedText} item by item without making a text of each. Ends before what
 * was cut or damaged. For one thread.
 */
public final class PackedItems {
  private static final int MOST_DIGITS = 8;

  private final String packed;
  private int start;
  private int end;

  public PackedItems(String packed) {
    this.packed = packed;
  }

  /** Goes to the next item; false: there is none. */
  public boolean next() {
    int at = end;
    int length = 0;
    while (at < packed.length() && Character.digit(packed.charAt(at), 10) >= 0) {
      length = length * 10 + Character.digit(packed.charAt(at), 10);
      if (++at - end > MOST_DIGITS) {
        return stop();
      }
    }
    if (at == end
        || at >= packed.length()
        || packed.charAt(at) != ':'
        || length > packed.length() - at - 1) {
      return stop();
    }
    start = at + 1;
    end = start + length;
    return true;
  }

  private boolean stop() {
    start = packed.length();
    end = start;
    return false;
  }

  /** The item as a text. */
  public String text() {
    return packed.substring(start, end);
  }

  public boolean is(String text) {
    return end - start == text.length() && packed.startsWith(text, start);
  }
}
