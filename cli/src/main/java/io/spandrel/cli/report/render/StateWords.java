package io.spandrel.cli.report.render;

import io.spandrel.cli.report.model.TypeRow;
import io.spandrel.cli.trace.Activity;
import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.cli.view.Durations;
import io.spandrel.cli.view.Style;
import io.spandrel.recorder.State;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** States and how much of each, largest first: {@code lock 42% | park 40%}. */
final class StateWords {

  private static final double SMALLEST_SHARE = 0.01;
  private static final String BETWEEN = " | ";
  private static final String CONTINUED = "| ";

  private StateWords() {}

  /** Shares of the time of all of them; those under one percent are left out. */
  static String percent(TypeRow type) {
    SpanBreakdown states = type.states();
    long wholeNanos = type.totalNanos();
    String words =
        largestFirst(states)
            .filter(part -> part.getValue() >= SMALLEST_SHARE * wholeNanos)
            .map(part ->
                part.getKey().key() + Page.TIE + Amounts.percent(part.getValue(), wholeNanos))
            .collect(Collectors.joining(BETWEEN));
    long rest = type.noBreakdownNanos();
    if (rest < SMALLEST_SHARE * wholeNanos) {
      return words;
    }
    String unknown =
        "no breakdown".replace(' ', Page.TIE) + Page.TIE + Amounts.percent(rest, wholeNanos);
    return words.isEmpty() ? unknown : words + BETWEEN + unknown;
  }

  /** Times; of the largest few. */
  static String nanos(SpanBreakdown states, int most) {
    return largestFirst(states)
        .limit(most)
        .map(part -> part.getKey().key() + Page.TIE + Durations.format(part.getValue()))
        .collect(Collectors.joining(BETWEEN));
  }

  private static Stream<Map.Entry<State, Long>> largestFirst(SpanBreakdown states) {
    return states.nanosByState().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()));
  }

  /** Gives each state of such a line its colour. */
  static String paint(Style style, String line) {
    boolean continued = line.startsWith(CONTINUED);
    String words = continued ? line.substring(CONTINUED.length()) : line;
    return (continued ? CONTINUED : "")
        + Arrays.stream(words.split(" \\| ", -1))
            .map(word -> paintWord(style, word))
            .collect(Collectors.joining(BETWEEN));
  }

  private static String paintWord(Style style, String word) {
    String key = word.replaceFirst(" .*", "");
    State state = State.ofKey(key);
    return state == State.UNEXPLAINED && !key.equals(state.key())
        ? word
        : style.paint(Activity.of(state), word);
  }
}
