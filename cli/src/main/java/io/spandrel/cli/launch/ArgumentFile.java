package io.spandrel.cli.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * The content of an {@code @file} argument of the java launcher, split by that launcher's rules.
 */
final class ArgumentFile {

  private final String content;
  private final List<String> arguments = new ArrayList<>();
  private final StringBuilder argument = new StringBuilder();
  private boolean inArgument;
  private int at;

  private ArgumentFile(String content) {
    this.content = content;
  }

  /**
   * Arguments are separated by white space; {@code #} begins a comment; inside quotes white space
   * counts, a backslash escapes, and one at the end of a line joins it with the next.
   */
  static List<String> split(String content) {
    ArgumentFile file = new ArgumentFile(content);
    file.split();
    return List.copyOf(file.arguments);
  }

  private void split() {
    while (at < content.length()) {
      char c = content.charAt(at++);
      if (c == '\'' || c == '"') {
        inArgument = true;
        quoted(c);
      } else if (c == '#' && !inArgument) {
        skipComment();
      } else if (Character.isWhitespace(c)) {
        endArgument();
      } else if (c == '\\' && isLineEnd()) {
        skipLineEnd();
      } else {
        inArgument = true;
        argument.append(c);
      }
    }
    endArgument();
  }

  private void quoted(char quote) {
    while (at < content.length()) {
      char c = content.charAt(at++);
      if (c == quote) {
        return;
      }
      if (c != '\\' || at == content.length()) {
        argument.append(c);
      } else if (isLineEnd()) {
        skipLineEnd();
      } else {
        argument.append(unescaped(content.charAt(at++)));
      }
    }
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      default -> c;
    };
  }

  private boolean isLineEnd() {
    return at < content.length() && (content.charAt(at) == '\n' || content.charAt(at) == '\r');
  }

  private void skipLineEnd() {
    while (at < content.length() && Character.isWhitespace(content.charAt(at))) {
      at++;
    }
  }

  private void skipComment() {
    while (at < content.length() && !isLineEnd()) {
      at++;
    }
  }

  private void endArgument() {
    if (inArgument) {
      arguments.add(argument.toString());
      argument.setLength(0);
      inArgument = false;
    }
  }
}
