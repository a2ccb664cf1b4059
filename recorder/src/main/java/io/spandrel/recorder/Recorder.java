package io.spandrel.recorder;

import io.spandrel.recorder.capture.ServiceEvent;
import io.spandrel.recorder.event.MarkerEvent;
import io.spandrel.recorder.scope.DescriptorTable;
import io.spandrel.recorder.scope.ScopeRegistry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The live recorder: scopes go in, the JFR stream brings them back together with what the JVM did,
 * and the {@link Timeline} holds both. All its work is done on one daemon thread.
 */
public final class Recorder implements AutoCloseable {
  /** Whether spans can be enriched. */
  public enum State {
    STARTING,
    RUNNING,
    /** It will never run in this JVM; why was logged. */
    UNAVAILABLE
  }

  private final RecorderSettings settings;
  private final Consumer<String> log;
  private final JfrScopeSink sink = new JfrScopeSink();
  private final ScopeRegistry scopes;
  private final Timeline timeline;
  private final JfrSource source;
  private final AtomicLong markers = new AtomicLong();
  private volatile State state = State.STARTING;
  private volatile boolean ended;
  private volatile Runnable onProgress = () -> {};
  private volatile Consumer<Boolean> onRunning = running -> {};
  private volatile Consumer<ServiceEvent> describeService = event -> {};

  /**
   * @param log takes one clear line when something is wrong
   */
  public Recorder(RecorderSettings settings, Consumer<String> log) {
    this.settings = settings;
    this.log = log;
    this.scopes = new ScopeRegistry(settings.thresholdNanos(), sink);
    this.timeline = new Timeline(scopes, () -> onProgress.run());
    this.source = new JfrSource(settings, timeline, log, this::streamBegan);
  }

  /** Returns at once; JFR is initialised on the recorder's thread. */
  public void start() {
    OwnEvents.tellOf(this);
    Thread thread = new Thread(this::run, "spandrel-recorder");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      Optional<String> reason = DiskSpace.reasonNotToRecord();
      if (reason.isPresent()) {
        log.accept("Spandrel does not record, spans pass unchanged: " + reason.get() + ".");
        return;
      }
      DescriptorTable.reserve();
      source.run();
    } catch (Throwable e) {
      log.accept("Spandrel does not record, spans pass unchanged: JFR failed with " + e + ".");
    } finally {
      ended = true;
      onRunning.accept(false);
      if (state != State.RUNNING) {
        state = State.UNAVAILABLE;
      }
      onProgress.run();
    }
  }

  private void streamBegan() {
    sink.recordingStarted();
    state = State.RUNNING;
    onRunning.accept(true);
  }

  /**
   * What is written into a capture about the service: called once a chunk, on JFR's thread, with an
   * event that has the recorder's settings already.
   */
  public void describeService(Consumer<ServiceEvent> description) {
    describeService = description;
  }

  /** What describes the service has changed: running captures are told at once. Any thread. */
  public void serviceChanged() {
    if (source.isRunning()) {
      emitService();
    }
  }

  void emitService() {
    ServiceEvent event = new ServiceEvent();
    event.resource = "";
    event.thresholdNanos = settings.thresholdNanos();
    event.stackDepth = settings.stackDepth();
    event.applicationPackages = String.join(",", settings.applicationPackages());
    describeService.accept(event);
    event.commit();
  }

  public RecorderSettings settings() {
    return settings;
  }

  public State state() {
    return state;
  }

  /** The scopes of the application's threads. */
  public ScopeRegistry scopes() {
    return scopes;
  }

  public Timeline timeline() {
    return timeline;
  }

  /**
   * Commits a marker.
   *
   * @return what {@link Timeline#hasPassed} is asked with
   */
  public long mark() {
    long sequence = markers.incrementAndGet();
    if (source.isRunning()) {
      MarkerEvent event = new MarkerEvent();
      event.sequence = sequence;
      event.nanos = System.nanoTime();
      event.commit();
    }
    return sequence;
  }

  /** Whether nothing that was committed before the marker will still come. */
  public boolean hasPassed(long markerSequence) {
    return ended || timeline.hasPassed(markerSequence);
  }

  /** Called with true when the recorder begins to run, with false when it has ended for good. */
  public void onRunning(Consumer<Boolean> action) {
    onRunning = action;
  }

  /** Called after each flush and when the recorder ends, on its thread; must be quick. */
  public void onProgress(Runnable action) {
    onProgress = action;
  }

  @Override
  public void close() {
    source.stop();
  }
}
