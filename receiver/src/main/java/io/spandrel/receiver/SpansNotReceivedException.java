package io.spandrel.receiver;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The awaited spans did not come in time. The message says what did come. */
public final class SpansNotReceivedException extends RuntimeException {
  private static final int MAX_NAMES = 20;

  SpansNotReceivedException(Duration timeout, List<ReceivedSpan> spans, long dropped) {
    super(message(timeout, spans, dropped));
  }

  private static String message(Duration timeout, List<ReceivedSpan> spans, long dropped) {
    String names =
        spans.stream().limit(MAX_NAMES).map(ReceivedSpan::name).collect(Collectors.joining(", "));
    return "the awaited spans did not come within "
        + timeout
        + "; there are "
        + spans.size()
        + " ["
        + names
        + (spans.size() > MAX_NAMES ? ", ..." : "")
        + "], and "
        + dropped
        + " were dropped because the collector was full";
  }
}
