package io.spandrel.cli.report.render;

import io.spandrel.cli.view.Style;
import io.spandrel.cli.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lines as wide as the terminal, one below the other. */
final class Page {

  /** Keeps two words on one line; written as a space. */
  static final char TIE = '\u00a0';

  /** Two columns before a row's name, one behind it. */
  private static final int ROW_GAPS = 3;

  private final Style style;
  private final List<String> lines = new ArrayList<>();

  Page(Style style) {
    this.style = style;
  }

  Style style() {
    return style;
  }

  int width() {
    return style.width();
  }

  /** Opens a section; {@code right} ends where the lines end. */
  void heading(String title, String right) {
    String left = Words.shorten(title, width() - right.length() - 1);
    lines.add("");
    String gap = " ".repeat(width() - left.length() - right.length());
    lines.add(style.strong((left + gap + right).stripTrailing()));
  }

  /** A line that fits. */
  void line(String text) {
    lines.add(text.stripTrailing());
  }

  /** A name, painted, and behind it numbers that end where the lines end. */
  void row(String name, UnaryOperator<String> paint, String numbers) {
    int columns = width() - numbers.length() - ROW_GAPS;
    String shown = cut(name, columns);
    line(
        "  "
            + paint.apply(shown)
            + Words.pad(shown, columns).substring(shown.length())
            + " "
            + numbers);
  }

  void row(String name, String numbers) {
    row(name, UnaryOperator.identity(), numbers);
  }

  /** Text broken into lines, the first behind {@code first}, the others as far to the right. */
  void paragraph(String first, String text, UnaryOperator<String> paint) {
    String indent = " ".repeat(first.length());
    boolean begun = false;
    for (String piece : Words.wrap(clean(text), width() - first.length())) {
      lines.add((begun ? indent : first) + paint.apply(piece.replace(TIE, ' ')));
      begun = true;
    }
  }

  void paragraph(String first, String text) {
    paragraph(first, text, UnaryOperator.identity());
  }

  /** What this terminal can show of a text of the recorded program. */
  String clean(String text) {
    StringBuilder kept = new StringBuilder();
    boolean begun = false;
    for (String part : text.split(String.valueOf(TIE), -1)) {
      kept.append(begun ? TIE : "").append(Words.printable(part, style.unicode()));
      begun = true;
    }
    return kept.toString();
  }

  /** Cleaned and not longer than this. */
  String cut(String text, int columns) {
    return Words.shorten(Words.printable(text, style.unicode()), columns);
  }

  List<String> lines() {
    return lines;
  }
}
