package io.spandrel.cli.view;

import io.spandrel.cli.trace.Activity;

/**
 * How to write for one terminal or file.
 *
 * @param width columns that a line may fill
 * @param colour true if escape sequences for colours may be written
 * @param unicode true if the characters of a bar may be outside ASCII
 */
public record Style(int width, boolean colour, boolean unicode) {

  /** What is used where nothing is known, for example into a file. */
  public static final int DEFAULT_WIDTH = 80;

  private static final int MIN_WIDTH = 60;
  private static final int MAX_WIDTH = 120;
  private static final String RESET = "\u001b[0m";

  public Style {
    width = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width));
  }

  /** No colours, only ASCII, 80 columns. */
  public static Style plain() {
    return new Style(DEFAULT_WIDTH, false, false);
  }

  /** The character that fills this activity's part of a bar; each has its own, colours or not. */
  public char fill(Activity activity) {
    return switch (activity) {
      case RUNNING -> unicode ? '\u2588' : '=';
      case BLOCKED -> unicode ? '\u2592' : '#';
      case RUNNABLE -> unicode ? '\u2591' : ':';
      case PAUSED -> unicode ? '\u2573' : 'X';
      case CHILD -> unicode ? '\u2500' : '-';
      case UNKNOWN -> unicode ? '\u00b7' : '.';
    };
  }

  /** In the colour of the activity, as a timeline viewer has it. */
  public String paint(Activity activity, String text) {
    return switch (activity) {
      case RUNNING -> colour("32", text);
      case BLOCKED -> colour("38;5;208", text);
      case RUNNABLE, UNKNOWN -> colour("90", text);
      case PAUSED -> colour("35", text);
      case CHILD -> colour("2", text);
    };
  }

  /** For what may be passed over. */
  public String faint(String text) {
    return colour("2", text);
  }

  /** For headings. */
  public String strong(String text) {
    return colour("1", text);
  }

  /** For what holds. */
  public String good(String text) {
    return colour("32", text);
  }

  /** For what does not. */
  public String bad(String text) {
    return colour("31", text);
  }

  private String colour(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + RESET : text;
  }
}
