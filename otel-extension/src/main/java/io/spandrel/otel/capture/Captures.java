package io.spandrel.otel.capture;

import io.opentelemetry.sdk.trace.SpanProcessor;
import io.spandrel.exporter.delivery.Losses;
import io.spandrel.otel.settings.CaptureSettings;
import io.spandrel.recorder.Recorder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Logger;

/** Starts what the settings ask for: the endpoint, and captures that spans start. */
public final class Captures {
  private static final String SERVER = "com.sun.net.httpserver.HttpServer";

  private final CaptureSettings settings;
  private final Logger log;

  public Captures(CaptureSettings settings, Logger log) {
    this.settings = settings;
    this.log = log;
  }

  /** Opens the endpoint if it has a port; returns at once. A port in use is one log line. */
  public void openEndpoint(Recorder recorder, Losses losses) {
    if (settings.port().isPresent()) {
      int port = settings.port().getAsInt();
      Thread thread = new Thread(() -> open(port, recorder, losses), "spandrel-endpoint");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void open(int port, Recorder recorder, Losses losses) {
    try {
      Class.forName(SERVER, false, getClass().getClassLoader());
      int opened =
          CaptureEndpoint.open(
              port,
              new CaptureRequests(
                  new RequestRules(settings.token()),
                  new TraceAnswer(log::warning),
                  new StatusAnswer(recorder, losses)));
      log.info(
          "Spandrel: captures at http://127.0.0.1:" + opened + RequestRules.TRACE + "?seconds=5");
    } catch (IOException e) {
      log.warning(
          "Spandrel: the capture endpoint stays closed: port "
              + port
              + " of 127.0.0.1 cannot be opened ("
              + e.getMessage()
              + "); give spandrel.capture.port another one.");
    } catch (ClassNotFoundException e) {
      log.warning(
          "Spandrel: the capture endpoint stays closed: this JVM has no HTTP server (module"
              + " jdk.httpserver is missing).");
    } catch (Throwable e) {
      log.warning("Spandrel: the capture endpoint stays closed: it failed with " + e + ".");
    }
  }

  /** What lets spans start captures; empty: the settings ask for none. */
  public Optional<SpanProcessor> sampler() {
    if (!settings.samples()) {
      return Optional.empty();
    }
    SampledCaptures captures = new SampledCaptures(settings, log::warning);
    captures.start();
    return Optional.of(
        new CaptureSampler(
            settings.probability(), () -> ThreadLocalRandom.current().nextDouble(), captures));
  }
}
