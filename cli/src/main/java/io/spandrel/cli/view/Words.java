package io.spandrel.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Fitting words that come from the traced program into lines of ours. */
public final class Words {

  private Words() {}

  /**
   * The text without what could move the cursor or change colours, and on a terminal without
   * Unicode without what it could not show.
   */
  public static String printable(String text, boolean unicode) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || isInvisible(c) || (!unicode && c > '~') ? '?' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** At most this many characters; what is cut is cut from the middle, both ends say most. */
  public static String shorten(String text, int max) {
    int length = text.codePointCount(0, text.length());
    if (length <= max) {
      return text;
    }
    int tail = (max - 2) / 2;
    int head = max - 2 - tail;
    return text.substring(0, text.offsetByCodePoints(0, head))
        + ".."
        + text.substring(text.offsetByCodePoints(text.length(), -tail));
  }

  /** The text with package names cut to their initials, as in {@code lock c.a.Inventory}. */
  public static String withShortPackages(String text) {
    return text.replaceAll("\\b([a-z])\\w*\\.(?=\\w)", "$1.");
  }

  /** The text and spaces up to this many characters. */
  public static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
  }

  /** Lines of at most this many characters, broken at spaces; a longer word is cut. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String piece = shorten(word, width);
      if (line.length() > 0 && line.length() + 1 + piece.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(piece);
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines;
  }
}
