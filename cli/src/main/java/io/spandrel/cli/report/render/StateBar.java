package io.spandrel.cli.report.render;

import io.spandrel.cli.trace.Activity;
import io.spandrel.cli.trace.SpanBreakdown;
import io.spandrel.cli.view.Style;
import io.spandrel.recorder.State;
import java.util.EnumMap;
import java.util.Map;

/** What the time went into, as one bar of a fixed length. */
final class StateBar {

  private StateBar() {}

  static String of(SpanBreakdown states, long wholeNanos, int columns, Style style) {
    EnumMap<Activity, Long> sums = new EnumMap<>(Activity.class);
    for (Map.Entry<State, Long> part : states.nanosByState().entrySet()) {
      sums.merge(Activity.of(part.getKey()), part.getValue(), Long::sum);
    }
    StringBuilder bar = new StringBuilder();
    double whole = Math.max(1, Math.max(wholeNanos, states.sumNanos()));
    long reached = 0;
    int drawn = 0;
    for (Map.Entry<Activity, Long> sum : sums.entrySet()) {
      reached += sum.getValue();
      int end = (int) Math.round(reached / whole * columns);
      String piece = String.valueOf(style.fill(sum.getKey())).repeat(Math.max(0, end - drawn));
      bar.append(style.paint(sum.getKey(), piece));
      drawn = Math.max(drawn, end);
    }
    return bar + " ".repeat(Math.max(0, columns - drawn));
  }
}
