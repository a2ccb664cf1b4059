package io.spandrel.recorder.capture;

import io.spandrel.recorder.RecorderSettings;
import io.spandrel.recorder.event.ClockEvent;
import io.spandrel.recorder.jfr.JfrClock;
import jdk.jfr.consumer.RecordedEvent;

/**
 * What must be known before the first event is looked at: how the clocks lie to each other, and the
 * settings of the live side. Both stand in a file's first chunk that the extension was in, behind
 * whatever else was flushed first.
 */
final class FirstWords {
  private boolean clockKnown;
  private long jfrNanos;
  private long nanos;
  private boolean extension;
  private FileSettings settings = FileSettings.NONE;

  /** Whether more need not be looked for. */
  boolean areComplete() {
    return clockKnown && extension;
  }

  void look(RecordedEvent event) {
    String name = event.getEventType().getName();
    if (name.equals(ClockEvent.NAME) && !clockKnown) {
      clockKnown = true;
      jfrNanos = JfrClock.epochNanos(event.getStartTime());
      nanos = event.getLong("nanos");
    } else if (name.equals(ServiceEvent.NAME) && !extension) {
      extension = true;
      settings = of(event);
    }
  }

  private static FileSettings of(RecordedEvent event) {
    RecorderSettings recorder =
        new RecorderSettings(
            Math.max(0, event.getLong("thresholdNanos")),
            Math.max(0, event.getInt("stackDepth")),
            FileSettings.list(text(event.getString("applicationPackages"))));
    return new FileSettings(
        true,
        recorder,
        text(event.getString("resource")),
        event.getBoolean("waitSpans"),
        event.getLong("waitSpanThresholdNanos"));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  boolean clockKnown() {
    return clockKnown;
  }

  long jfrNanos() {
    return jfrNanos;
  }

  long nanos() {
    return nanos;
  }

  /** With a clock but no word of the service, scopes were written all the same. */
  FileSettings settings() {
    return settings.extension() || !clockKnown
        ? settings
        : new FileSettings(true, settings.recorder(), "", true, 0);
  }
}
