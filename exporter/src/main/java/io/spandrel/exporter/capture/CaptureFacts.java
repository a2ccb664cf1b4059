package io.spandrel.exporter.capture;

import java.time.Instant;
import java.util.List;

/**
 * What can be said of a capture file as a whole.
 *
 * @param jvm name and version, {@code OpenJDK 64-Bit Server VM 17.0.15+6}; empty: not told
 * @param start when the recording began, by its first chunk
 * @param durationNanos from there to the last event that was read
 * @param thresholdNanos shortest wait that was recorded; 0 where the file does not tell
 * @param extension whether Spandrel's extension was in the JVM; without it there are no spans
 * @param spans how many were read
 * @param openAtEnd spans that were current on a thread when the recording ended; nothing is known
 *     of them but that
 * @param events how many were read, of all kinds
 * @param lostEvents as JFR itself counts them, and what was pushed out by a bound of ours
 * @param unreadableEvents events that are in the file and could not be used, as what they refer to
 *     is cut off or damaged; the recording did not lose them
 * @param damage one clear sentence for each thing that could not be read, at most ten; empty: the
 *     file is whole
 */
public record CaptureFacts(
    String jvm,
    Instant start,
    long durationNanos,
    long thresholdNanos,
    boolean extension,
    long spans,
    int openAtEnd,
    long events,
    long lostEvents,
    long unreadableEvents,
    List<String> damage) {

  public boolean isDamaged() {
    return !damage.isEmpty();
  }
}
