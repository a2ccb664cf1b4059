package io.spandrel.recorder.capture;

import io.spandrel.recorder.RecorderSettings;
import java.util.List;

/**
 * What a file says of the service it was made of, with the settings of its live side.
 *
 * @param extension whether Spandrel wrote any of it
 * @param resource attributes as {@link ServiceEvent#resource} has them; empty: not told
 * @param waitSpanThresholdNanos 0: not told
 */
public record FileSettings(
    boolean extension,
    RecorderSettings recorder,
    String resource,
    boolean waitSpans,
    long waitSpanThresholdNanos) {

  /** Of a JVM without the extension, or of a recording without our events. */
  static final FileSettings NONE = new FileSettings(false, RecorderSettings.DEFAULTS, "", true, 0);

  static List<String> list(String text) {
    return text.isBlank() ? List.of() : List.of(text.split(","));
  }
}
