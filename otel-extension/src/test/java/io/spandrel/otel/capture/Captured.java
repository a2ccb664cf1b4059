package io.spandrel.otel.capture;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.spandrel.exporter.capture.CaptureFacts;
import io.spandrel.exporter.capture.CaptureFile;
import io.spandrel.exporter.capture.CaptureListener;
import io.spandrel.exporter.capture.CapturedSpan;
import io.spandrel.exporter.capture.UnreadableCaptureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A capture file, read.
 *
 * @param exported spans and wait spans by their ids
 */
public record Captured(
    CaptureFacts facts, List<CapturedSpan> spans, Map<String, SpanData> exported) {

  public static Captured read(Path file) throws UnreadableCaptureException {
    List<CapturedSpan> spans = new ArrayList<>();
    Map<String, SpanData> exported = new HashMap<>();
    CaptureFacts facts =
        CaptureFile.read(
            file,
            new CaptureListener() {
              @Override
              public void span(CapturedSpan span) {
                spans.add(span.keep());
                span.exported().forEach(sent -> exported.put(sent.getSpanId(), sent));
              }
            });
    return new Captured(facts, spans, exported);
  }
}
