package io.spandrel.exporter.wait;

import io.spandrel.recorder.breakdown.OwnWait;
import io.spandrel.recorder.breakdown.Pause;
import io.spandrel.recorder.breakdown.WaitCause;

/** The names of wait spans: state and class, few different ones. */
final class WaitName {
  private static final int LONGEST = 200;

  private WaitName() {}

  static String of(OwnWait wait) {
    if (wait.pause() != null) {
      return ofPause(wait.pause());
    }
    WaitCause cause = wait.waited().cause();
    String state = wait.state().key();
    if (cause == null) {
      return state;
    }
    if (!cause.operation().isEmpty()) {
      return bounded(state + " " + cause.operation());
    }
    return cause.object().isEmpty() ? state : bounded(state + " " + shown(cause.object()));
  }

  /** {@code gc G1 Young}, {@code safepoint ThreadDump}. */
  private static String ofPause(Pause pause) {
    String what =
        pause.collector().isEmpty()
            ? pause.operation()
            : CollectorName.shortName(pause.collector());
    return what.isEmpty() ? pause.state().key() : bounded(pause.state().key() + " " + what);
  }

  /** The JDK's classes are known by their simple names, others are not. */
  static String shown(String className) {
    return className.startsWith("java.") || className.startsWith("jdk.")
        ? className.substring(className.lastIndexOf('.') + 1)
        : className;
  }

  /** Printable ASCII, and no longer than a viewer can show. */
  private static String bounded(String name) {
    String ascii = ShownText.ascii(name);
    return ascii.length() > LONGEST ? ascii.substring(0, LONGEST) : ascii;
  }
}
