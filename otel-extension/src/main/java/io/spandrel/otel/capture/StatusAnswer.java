package io.spandrel.otel.capture;

import io.spandrel.exporter.delivery.Losses;
import io.spandrel.recorder.Recorder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** What is recorded, what was lost, what it costs, as JSON. */
final class StatusAnswer {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Recorder recorder;
  private final Losses losses;

  StatusAnswer(Recorder recorder, Losses losses) {
    this.recorder = recorder;
    this.losses = losses;
  }

  String json() {
    // A question must not begin what the recorder refused to, such as on a full disk.
    List<Recording> recordings =
        FlightRecorder.isInitialized()
            ? FlightRecorder.getFlightRecorder().getRecordings()
            : List.of();
    JsonObject status =
        new JsonObject()
            .put("recorder", recorder.state().name().toLowerCase(Locale.ROOT))
            .put("threshold_ns", recorder.settings().thresholdNanos())
            .put("capture", capture(CaptureRecording.running(recordings)))
            .put("recordings", recordings.stream().map(StatusAnswer::recording).toList())
            .put("lost", lost())
            .put("cost", cost(recordings));
    return status + "\n";
  }

  private static JsonObject capture(Optional<Recording> running) {
    JsonObject capture = new JsonObject().put("running", running.isPresent());
    running.ifPresent(recording ->
        capture
            .put("start", String.valueOf(recording.getStartTime()))
            .put("bytes", recording.getSize()));
    return capture;
  }

  private static JsonObject recording(Recording recording) {
    return new JsonObject()
        .put("name", recording.getName())
        .put("state", recording.getState().name().toLowerCase(Locale.ROOT))
        .put("bytes", recording.getSize());
  }

  private JsonObject lost() {
    return new JsonObject()
        .put("events", recorder.timeline().lostCount())
        .put("spans_not_enriched", losses.notEnriched())
        .put("spans_not_delivered", losses.notDelivered())
        .put("spans_dropped", losses.dropped());
  }

  /** CPU time of the threads that the JVM shows; those inside the JVM itself are not among them. */
  private static JsonObject cost(List<Recording> recordings) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpuNanos = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && isOurs(thread.getThreadName())) {
        cpuNanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return new JsonObject()
        .put("cpu_ns", cpuNanos)
        .put("uptime_ns", ManagementFactory.getRuntimeMXBean().getUptime() * NANOS_PER_MILLI)
        .put("disk_bytes", recordings.stream().mapToLong(Recording::getSize).max().orElse(0));
  }

  private static boolean isOurs(String thread) {
    return thread.startsWith("spandrel-") || thread.startsWith("JFR ");
  }
}
