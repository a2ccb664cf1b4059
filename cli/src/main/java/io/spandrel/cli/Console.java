package io.spandrel.cli;

import io.spandrel.cli.view.Terminal;
import java.util.List;

/**
 * The two streams of a command: results go to {@code out}, everything said on the way to {@code
 * err}.
 */
public record Console(Terminal out, Terminal err) {

  public static Console ofThisProcess() {
    return new Console(Terminal.stdout(), Terminal.stderr());
  }

  /** One line for people about what is going on. */
  public void say(String sentence) {
    err.out().println("spandrel: " + sentence);
  }

  /** Lines of a result. */
  public static void print(Terminal terminal, List<String> lines) {
    lines.forEach(terminal.out()::println);
    terminal.out().flush();
  }
}
