package io.spandrel.cli;

import io.spandrel.cli.view.Terminal;
import io.spandrel.cli.view.Words;
import java.util.List;
import java.util.stream.Stream;

/**
 * The two streams of a command: results go to {@code out}, everything said on the way to {@code
 * err}.
 */
public record Console(Terminal out, Terminal err) {

  public static Console ofThisProcess() {
    return new Console(Terminal.stdout(), Terminal.stderr());
  }

  /**
   * A sentence for people about what is going on. On a terminal it is broken at its width, between
   * words; a word that is longer than that stays whole, as it may be a path or an address. Anywhere
   * else, in a log or a pipe, it is one line however long, which can be searched for.
   */
  public void say(String sentence) {
    String line = "spandrel: " + sentence;
    if (!err.interactive()) {
      err.out().println(line);
      return;
    }
    int longestWord = Stream.of(line.split(" ")).mapToInt(String::length).max().orElse(0);
    Words.wrap(line, Math.max(longestWord, err.style().width())).forEach(err.out()::println);
  }

  /** Lines of a result. */
  public static void print(Terminal terminal, List<String> lines) {
    lines.forEach(terminal.out()::println);
    terminal.out().flush();
  }
}
