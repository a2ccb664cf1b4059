package io.spandrel.cli.export;

import io.spandrel.exporter.capture.CaptureListener;
import io.spandrel.exporter.capture.CapturedSpan;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;

/** Sends on what comes out of a file. */
final class ExportListener implements CaptureListener {
  private final SpanBatches spans;
  private final CpuProfile profile;
  private volatile long read;
  private volatile long total = 1;

  /**
   * @param profile null: nobody wants samples
   */
  ExportListener(SpanBatches spans, CpuProfile profile) {
    this.spans = spans;
    this.profile = profile;
  }

  @Override
  public void progress(long bytesRead, long totalBytes) {
    read = bytesRead;
    total = Math.max(1, totalBytes);
  }

  /** Any thread. */
  int percent() {
    return (int) (100 * read / total);
  }

  @Override
  public Set<String> eventNames() {
    return profile == null ? Set.of() : profile.eventNames();
  }

  @Override
  public void event(RecordedEvent event, long startNanos, long endNanos) {
    profile.event(event);
  }

  @Override
  public void span(CapturedSpan span) {
    spans.add(span.exported());
    if (profile != null) {
      profile.span(span);
    }
  }
}
