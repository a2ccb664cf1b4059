package io.spandrel.exporter.capture;

import io.opentelemetry.sdk.resources.Resource;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.hold.FileHold;
import io.spandrel.exporter.hold.Joined;
import io.spandrel.exporter.hold.SpanIds;
import io.spandrel.recorder.Timeline;
import io.spandrel.recorder.capture.FileListener;
import io.spandrel.recorder.capture.FileReport;
import io.spandrel.recorder.capture.FileSettings;
import io.spandrel.recorder.capture.ServiceEvent;
import io.spandrel.recorder.capture.SpanEvent;
import io.spandrel.recorder.event.OpenScopeEvent;
import io.spandrel.recorder.field.FieldValues;
import io.spandrel.recorder.timeline.ClosedScope;
import java.time.Instant;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;

/** One reading of one file: spans to the hold, samples to the store, the rest to the listener. */
final class CaptureReading implements FileListener {
  private static final long PROGRESS_NANOS = 200_000_000;

  /** Beside spans. */
  private static final Set<String> NEEDED =
      Set.of(ServiceEvent.NAME, OpenScopeEvent.NAME, CpuSample.BY_CPU_TIME, CpuSample.BY_CLOCK);

  private final CaptureListener listener;
  private final Set<String> wanted;
  private final CpuSamples samples = new CpuSamples();
  private final OpenAtEnd openAtEnd = new OpenAtEnd();
  private final RecordingFacts recording = new RecordingFacts();
  private FileSettings settings;
  private Timeline timeline;
  private FileHold hold;
  private Resource resource = Resource.empty();
  private long fileNanos;
  private long spans;
  private long unreadable;
  private long nextProgress = System.nanoTime();

  CaptureReading(CaptureListener listener) {
    this.listener = listener;
    this.wanted = Set.copyOf(listener.eventNames());
  }

  @Override
  public void began(FileSettings told, Timeline ofFile) {
    settings = told;
    timeline = ofFile;
    try {
      setResource(told.resource());
    } catch (RuntimeException e) {
      // A key that is none: the text is damaged, and says nothing of the service.
      unreadable++;
    }
    long waitSpanThreshold =
        told.waitSpanThresholdNanos() > 0
            ? told.waitSpanThresholdNanos()
            : ExporterSettings.DEFAULTS.waitSpanThresholdNanos();
    ExporterSettings exporter =
        new ExporterSettings(
            told.recorder().thresholdNanos(),
            told.waitSpans(),
            waitSpanThreshold,
            ExporterSettings.DEFAULTS.memoryBytes(),
            ExporterSettings.DEFAULTS.longestHold());
    CaptureJoin join = new CaptureJoin(timeline, samples);
    hold = new FileHold(timeline, exporter, () -> fileNanos, joined -> tell(joined, join));
  }

  private void tell(Joined joined, CaptureJoin join) {
    try (CapturedSpan span = new CapturedSpan(joined, join)) {
      listener.span(span);
    }
  }

  private void setResource(String packed) {
    if (packed != null && !packed.isEmpty()) {
      resource = Resource.create(AttributeText.unpack(packed));
    }
  }

  @Override
  public boolean wants(String eventName) {
    return NEEDED.contains(eventName)
        || RecordingFacts.NEEDED.contains(eventName)
        || wanted.contains(eventName);
  }

  @Override
  public Object span(FieldValues values) {
    return new RecordedSpan(values);
  }

  @Override
  public void passed(long endNanos) {
    fileNanos = Math.max(fileNanos, endNanos);
  }

  @Override
  public void decoded(Object decoded, long endNanos) {
    fileNanos = Math.max(fileNanos, endNanos);
    take((RecordedSpan) decoded);
  }

  @Override
  public void scope(ClosedScope scope, long endNanos) {
    fileNanos = Math.max(fileNanos, endNanos);
    listener.scope(scope);
  }

  @Override
  public void event(RecordedEvent event, long startNanos, long endNanos) {
    fileNanos = Math.max(fileNanos, endNanos);
    String name = event.getEventType().getName();
    try {
      switch (name) {
        case SpanEvent.NAME -> take(new RecordedSpan(FieldValues.ofSpan().fill(event)));
        case ServiceEvent.NAME -> setResource(event.getString("resource"));
        case OpenScopeEvent.NAME -> openAtEnd.scope(event);
        case CpuSample.BY_CPU_TIME, CpuSample.BY_CLOCK -> samples.add(event, startNanos);
        default -> recording.look(name, event);
      }
    } catch (RuntimeException e) {
      // The event is damaged: a field is missing, or of another type.
      unreadable++;
      return;
    }
    if (wanted.contains(name)) {
      listener.event(event, startNanos, endNanos);
    }
  }

  /** What is of use here the first one has told. */
  @Override
  public void again(RecordedEvent first, long startNanos, long endNanos) {
    fileNanos = Math.max(fileNanos, endNanos);
    if (wanted.contains(first.getEventType().getName())) {
      listener.again(first, startNanos, endNanos);
    }
  }

  private void take(RecordedSpan span) {
    if (!span.isValid()) {
      unreadable++;
      return;
    }
    spans++;
    openAtEnd.ended(SpanIds.of(span));
    hold.take(span.of(resource), span.endNanos(), span.offsetNanos());
  }

  @Override
  public void readUpTo(long nanos) {
    hold.readUpTo(nanos);
  }

  @Override
  public void progress(long bytesRead, long totalBytes) {
    long now = System.nanoTime();
    if (now - nextProgress >= 0 || bytesRead >= totalBytes) {
      nextProgress = now + PROGRESS_NANOS;
      listener.progress(bytesRead, totalBytes);
    }
  }

  void end() {
    if (hold != null) {
      hold.end();
    }
  }

  CaptureFacts facts(FileReport report) {
    boolean extension = settings != null && settings.extension();
    return new CaptureFacts(
        recording.jvm(),
        Instant.ofEpochSecond(0, report.startEpochNanos()),
        Math.max(0, report.endEpochNanos() - report.startEpochNanos()),
        extension ? settings.recorder().thresholdNanos() : recording.thresholdNanos(),
        extension,
        spans,
        openAtEnd.count(),
        report.events(),
        report.lost() + (hold == null ? 0 : hold.faults()),
        report.unreadable() + unreadable,
        report.damage());
  }
}
