package io.spandrel.examples;

import java.util.List;

/** The one option of most examples: {@code --fixed} runs them as they should have been written. */
public final class FixedOption {

  private FixedOption() {}

  /** Whether it is there. Anything else is one line and exit code 2. */
  public static boolean isGiven(String... arguments) {
    List<String> words = List.of(arguments);
    if (words.size() > 1 || !words.stream().allMatch("--fixed"::equals)) {
      System.err.println(
          "Unknown arguments " + words + ": the only one is --fixed, or none for the slow program");
      System.exit(2);
    }
    return !words.isEmpty();
  }
}
