package io.spandrel.otel.capture;

import io.spandrel.otel.settings.CaptureSettings;
import io.spandrel.recorder.JvmShutdown;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Captures that spans start: never two at once, a cooldown after each, all work on one daemon
 * thread. The thread that starts a span only leaves a name.
 */
final class SampledCaptures implements SpanCaptures {
  /** A capture that reaches this share of the bound ends, so that it is kept and not refused. */
  private static final int SHARE_OF_ONE = 2;

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final CaptureSettings settings;
  private final CaptureDirectory directory;
  private final Consumer<String> log;
  private final BlockingQueue<String> wanted = new ArrayBlockingQueue<>(1);
  private final AtomicBoolean busy = new AtomicBoolean(true);
  private volatile long freeAtNanos = System.nanoTime();
  private String lastFailure = "";

  SampledCaptures(CaptureSettings settings, Consumer<String> log) {
    this.settings = settings;
    this.directory = new CaptureDirectory(settings.directory().orElseThrow(), settings.maxBytes());
    this.log = log;
  }

  void start() {
    Thread thread = new Thread(this::run, "spandrel-capture");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public Optional<String> begin(String traceId) {
    if (busy.get() || System.nanoTime() - freeAtNanos < 0 || !busy.compareAndSet(false, true)) {
      return Optional.empty();
    }
    String name = CaptureNames.sampled(Instant.now(), traceId);
    // There is room: only who made it busy puts something in.
    wanted.add(name);
    return Optional.of(name);
  }

  private void run() {
    try {
      while (true) {
        awaitDirectory();
        busy.set(false);
        capture(wanted.take());
        freeAtNanos = System.nanoTime() + settings.cooldown().toNanos();
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but to end it.
    }
  }

  /** While there is no place for a capture, no span starts one and says so. */
  private void awaitDirectory() throws InterruptedException {
    for (Optional<String> reason = directory.reasonNotToWrite();
        reason.isPresent();
        reason = directory.reasonNotToWrite()) {
      say("Spandrel starts no captures: " + reason.get() + "; looking again every minute.");
      TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
    }
  }

  private void capture(String name) throws InterruptedException {
    try (CaptureRecording capture = CaptureRecording.start()) {
      new CaptureWatch(capture, () -> false, settings.maxBytes() / SHARE_OF_ONE)
          .await(settings.duration());
      capture.stop();
      try (InputStream content = capture.content()) {
        directory.add(name, content);
      }
      lastFailure = "";
    } catch (CaptureRefused | IOException | RuntimeException e) {
      if (JvmShutdown.hasBegun()) {
        // Flight Recorder's own hook has ended the recording and removed it.
        return;
      }
      say("Spandrel: the capture " + name + " was not written", ": " + e.getMessage());
    }
  }

  /** The same failure again and again is said once. */
  private void say(String line) {
    say(line, "");
  }

  private void say(String line, String reason) {
    String failure = reason.isEmpty() ? line : reason;
    if (!failure.equals(lastFailure)) {
      lastFailure = failure;
      log.accept(line + reason);
    }
  }
}
