package io.spandrel.cli.report.read;

import io.spandrel.recorder.breakdown.Frame;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** On which side of a queue a thread waits. */
final class QueueSide {

  private static final Pattern QUEUE = Pattern.compile("[^$]*(Queue|Deque|Buffer|Channel)");
  private static final Set<String> PUTTING =
      Set.of("put", "putFirst", "putLast", "offer", "offerFirst", "offerLast", "transfer", "send");
  private static final Set<String> TAKING =
      Set.of("take", "takeFirst", "takeLast", "poll", "pollFirst", "pollLast", "get", "receive");

  private QueueSide() {}

  /**
   * {@code put} or {@code take}, by the queue's own method on the stack; empty where there is none.
   */
  static String of(List<Frame> frames) {
    for (Frame frame : frames) {
      if (!QUEUE.matcher(frame.className()).matches()) {
        continue;
      }
      if (PUTTING.contains(frame.method())) {
        return "put";
      }
      if (TAKING.contains(frame.method())) {
        return "take";
      }
    }
    return "";
  }
}
