package io.spandrel.recorder.capture;

/** What went wrong, in one line of printable words. */
final class DamageWords {
  private static final int LONGEST = 160;

  private DamageWords() {}

  static String of(Throwable problem) {
    String said = problem.getMessage();
    String text =
        said == null || said.isBlank() || problem instanceof RuntimeException
            ? "it is damaged (" + problem.getClass().getSimpleName() + ")"
            : said;
    String line = text.replaceAll("[^ -~]", "?");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
