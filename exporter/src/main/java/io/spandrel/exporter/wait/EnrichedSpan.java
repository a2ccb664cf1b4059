package io.spandrel.exporter.wait;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;

/** The application's span with our attributes. */
public final class EnrichedSpan extends DelegatingSpanData {
  private final SpanData span;
  private final Attributes attributes;

  public EnrichedSpan(SpanData span, Attributes attributes) {
    super(span);
    this.span = span;
    this.attributes = attributes;
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  /** What the SDK's limits dropped stays dropped. */
  @Override
  public int getTotalAttributeCount() {
    int dropped = span.getTotalAttributeCount() - span.getAttributes().size();
    return attributes.size() + dropped;
  }
}
