package io.spandrel.otel.capture;

import io.opentelemetry.sdk.resources.Resource;
import io.spandrel.exporter.ExporterSettings;
import io.spandrel.exporter.capture.SpanEvents;
import io.spandrel.recorder.capture.ServiceEvent;
import java.util.function.Consumer;

/** Whose spans a capture holds, and how the live side writes them down. */
public final class ServiceDescription implements Consumer<ServiceEvent> {
  private final ExporterSettings settings;
  private volatile Resource resource = Resource.empty();

  public ServiceDescription(ExporterSettings settings) {
    this.settings = settings;
  }

  public void remember(Resource configured) {
    resource = configured;
  }

  /** On JFR's thread. */
  @Override
  public void accept(ServiceEvent event) {
    event.resource = SpanEvents.packResource(resource);
    event.waitSpans = settings.waitSpans();
    event.waitSpanThresholdNanos = settings.waitSpanThresholdNanos();
  }
}
