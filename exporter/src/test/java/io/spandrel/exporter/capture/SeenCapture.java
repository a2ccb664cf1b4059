package io.spandrel.exporter.capture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;

/** All that a listener is told. */
final class SeenCapture implements CaptureListener {
  final List<CapturedSpan> spans = new ArrayList<>();
  final List<String> events = new ArrayList<>();
  long bytesRead;
  long totalBytes;
  CaptureFacts facts;

  static SeenCapture of(Path file) throws UnreadableCaptureException {
    SeenCapture seen = new SeenCapture();
    seen.facts = CaptureFile.read(file, seen);
    return seen;
  }

  @Override
  public void progress(long read, long total) {
    bytesRead = read;
    totalBytes = total;
  }

  @Override
  public Set<String> eventNames() {
    return Set.of("jdk.ThreadSleep", "jdk.JVMInformation");
  }

  @Override
  public void event(RecordedEvent event, long startNanos, long endNanos) {
    events.add(event.getEventType().getName());
  }

  @Override
  public void span(CapturedSpan span) {
    spans.add(span.keep());
  }
}
