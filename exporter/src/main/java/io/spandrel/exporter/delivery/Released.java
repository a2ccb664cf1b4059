package io.spandrel.exporter.delivery;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;

/**
 * A span that was held, on its way out.
 *
 * @param original as it came
 * @param heldBytes what was reserved for it while it was held
 * @param enriched what goes out in its place: the span with its breakdown, and its wait spans
 */
public record Released(SpanData original, long heldBytes, List<SpanData> enriched) {}
