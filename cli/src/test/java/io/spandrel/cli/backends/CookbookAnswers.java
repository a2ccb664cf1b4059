package io.spandrel.cli.backends;

import io.spandrel.receiver.ReceivedSpan;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A second, small reading of the cookbook's queries: the conditions in the last pair of braces, all
 * of which must hold for one span, and the count behind them. What it can't read is an error.
 */
final class CookbookAnswers {
  private static final Pattern BRACES = Pattern.compile("\\{ ([^}]*) \\}");
  private static final Pattern COUNT = Pattern.compile("count\\(\\) >= (\\d+)");
  private static final Pattern CONDITION =
      Pattern.compile(
          "(span\\.|resource\\.)?([a-z_.]+) (=~|!=|>=|=|>) (\"[^\"]*\"|nil|\\d+(?:ms)?)");

  private CookbookAnswers() {}

  static int atLeast(String query) {
    Matcher count = COUNT.matcher(query);
    return count.find() ? Integer.parseInt(count.group(1)) : 1;
  }

  static Predicate<ReceivedSpan> of(String query) {
    String last = "";
    for (Matcher braces = BRACES.matcher(query); braces.find(); ) {
      last = braces.group(1);
    }
    Predicate<ReceivedSpan> all = span -> true;
    for (String condition : last.split(" && ")) {
      all = all.and(condition(condition));
    }
    return all;
  }

  private static Predicate<ReceivedSpan> condition(String text) {
    Matcher parts = CONDITION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("cannot read the condition " + text);
    }
    String key = parts.group(2);
    boolean ofResource = "resource.".equals(parts.group(1));
    String literal = parts.group(4);
    BiPredicate<Object, Object> compare = comparison(parts.group(3));
    Object wanted = value(literal);
    return span -> {
      Object actual =
          key.equals("duration")
              ? (Object) span.durationNanos()
              : (ofResource ? span.resourceAttributes() : span.attributes()).get(key);
      return literal.equals("nil")
          ? actual != null
          : actual != null && compare.test(actual, wanted);
    };
  }

  private static Object value(String literal) {
    if (literal.startsWith("\"")) {
      return literal.substring(1, literal.length() - 1);
    }
    if (literal.endsWith("ms")) {
      return Long.parseLong(literal.replace("ms", "")) * 1_000_000;
    }
    return literal.equals("nil") ? literal : Long.parseLong(literal);
  }

  private static BiPredicate<Object, Object> comparison(String operator) {
    return switch (operator) {
      case "=" -> Object::equals;
      case "=~" -> (actual, wanted) -> ((String) actual).matches((String) wanted);
      case ">" -> (actual, wanted) -> (Long) actual > (Long) wanted;
      case ">=" -> (actual, wanted) -> (Long) actual >= (Long) wanted;
      default -> (actual, wanted) -> true;
    };
  }
}
