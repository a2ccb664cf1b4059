package io.spandrel.otel;

import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.spandrel.exporter.EnrichingSpanExporter;
import io.spandrel.exporter.hold.SpanHold;
import io.spandrel.otel.capture.CaptureSpanProcessor;
import io.spandrel.otel.capture.Captures;
import io.spandrel.otel.capture.ServiceDescription;
import io.spandrel.otel.context.ScopeStorage;
import io.spandrel.otel.settings.Settings;
import io.spandrel.otel.settings.SettingsReader;
import io.spandrel.recorder.Recorder;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * The agent's way in: reads the settings and wires the pipeline, and nothing else.
 *
 * <pre>
 *  ScopeStorage -> Recorder (JFR stream -> Timeline) <- SpanHold <- EnrichingSpanExporter <- SDK
 * </pre>
 *
 * Beside it, a recording that asks for spans gets them from {@link CaptureSpanProcessor}.
 */
public final class SpandrelExtension implements Consumer<AutoConfigurationCustomizer> {
  private static final Logger LOG = Logger.getLogger("io.spandrel");

  @Override
  public void accept(AutoConfigurationCustomizer customizer) {
    wire(new PropertiesSdk(customizer));
  }

  /** The same whatever the SDK is configured by. */
  public static void wire(CustomizedSdk sdk) {
    Settings settings = new SettingsReader(LOG::warning).read();
    Recorder recorder = new Recorder(settings.recorder(), LOG::warning);
    ExtensionFlag.set();
    recorder.onRunning(RecordingFlag::set);
    ServiceDescription service = new ServiceDescription(settings.exporter());
    recorder.describeService(service);
    SpanHold hold = new SpanHold(recorder, settings.exporter(), LOG::warning);
    ContextStorage.addWrapper(storage -> new ScopeStorage(storage, recorder.scopes()));
    sdk.wrapExporters(exporter -> new EnrichingSpanExporter(exporter, hold));
    Captures captures = new Captures(settings.capture(), LOG);
    captures.sampler().ifPresent(sdk::addProcessor);
    sdk.onResource(resource -> {
      service.remember(resource);
      recorder.serviceChanged();
    });
    sdk.addProcessor(new CaptureSpanProcessor(() -> recorder.state() == Recorder.State.RUNNING));
    recorder.start();
    captures.openEndpoint(recorder, hold.losses());
  }
}
