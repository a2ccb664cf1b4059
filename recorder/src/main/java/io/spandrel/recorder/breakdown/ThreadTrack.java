package io.spandrel.recorder.breakdown;

import java.util.List;

/**
 * What one thread did, as far as it matters to a span.
 *
 * @param virtual no counters can be read on it; the time that no wait names is {@code running}
 * @param scopes every scope recorded on the thread that touches the span, of whatever span, sorted
 *     by start: what is attached inside decides which part is the span's own
 * @param waits sorted by start; they reach over the whole stretch between two readings
 * @param readings sorted by time
 */
public record ThreadTrack(
    long threadId, boolean virtual, List<Scope> scopes, List<Wait> waits, List<Reading> readings) {}
