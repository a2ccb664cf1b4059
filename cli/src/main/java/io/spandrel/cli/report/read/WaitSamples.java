package io.spandrel.cli.report.read;

import io.spandrel.cli.report.sample.WaitSample;
import io.spandrel.recorder.State;
import io.spandrel.recorder.breakdown.Frame;
import io.spandrel.recorder.breakdown.Wait;
import io.spandrel.recorder.breakdown.WaitCause;
import io.spandrel.recorder.jfr.Frames;
import io.spandrel.recorder.jfr.ReadOnce;
import io.spandrel.recorder.jfr.RecordedWaits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;

/** The JDK's wait events as samples. */
final class WaitSamples {

  /** As deep as the methods of a queue lie above the park inside it. */
  private static final int DEPTH = 12;

  private static final int MAX_LINES = 10_000;
  private static final int MAX_STACKS = 1_000;
  private static final int MAX_FIRSTS = 20_000;

  /** Through these a pool's thread waits for anything. */
  private static final Set<String> FORK_JOIN_WAITS = Set.of("managedBlock", "unmanagedBlock");

  private static final List<String> HOW_THE_JDK_WAITS =
      List.of(
          "jdk.internal.misc.",
          "jdk.internal.event.",
          "sun.nio.ch.",
          "java.lang.Object",
          "java.lang.Thread",
          "java.util.concurrent.locks.");

  /** What a stack says of all waits that have it. */
  private record Stack(String line, String queueSide) {}

  private final RecordedThreads threads;
  private final List<String> applicationPackages;
  private final RecordedWaits waits;

  /** One text for all waits at a line: a hundred thousand of them may be kept at a time. */
  private final Map<Frame, String> lines = new HashMap<>();

  private final ReadOnce<List<Frame>, Stack> stacks = new ReadOnce<>(MAX_STACKS);

  /** Of those that are alike, what was made of one. */
  private final ReadOnce<RecordedEvent, Optional<WaitSample>> firsts = new ReadOnce<>(MAX_FIRSTS);

  WaitSamples(RecordedThreads threads, List<String> applicationPackages) {
    this.threads = threads;
    this.applicationPackages = List.copyOf(applicationPackages);
    this.waits = new RecordedWaits(applicationPackages, DEPTH);
  }

  List<String> applicationPackages() {
    return applicationPackages;
  }

  Set<String> names() {
    return waits.names();
  }

  /** Empty for a wait that only recording brought about, or of a thread that is not told. */
  Optional<WaitSample> read(RecordedEvent event, long start, long end) {
    if (event.getThread() == null || !waits.isOfTheApplication(event)) {
      return Optional.empty();
    }
    Wait wait = waits.read(event, start, end);
    WaitCause cause = wait.cause();
    return Optional.of(
        new WaitSample(
            wait.state(),
            threads.of(event.getThread()),
            start,
            end,
            operation(wait),
            cause.objectOrAddress(),
            stack(cause).line(),
            cause.holderThreadName()));
  }

  /**
   * Of a wait that says the same as an earlier one, but at another time.
   *
   * @param first the earlier one, always the same object
   */
  Optional<WaitSample> again(RecordedEvent first, long start, long end) {
    return firsts.of(first, event -> read(event, start, end)).map(sample -> sample.at(start, end));
  }

  /** The recorder gives one list for all events of a chunk that have the same stack. */
  private Stack stack(WaitCause cause) {
    return stacks.of(
        cause.frames(), frames -> new Stack(sharedLine(frame(cause)), QueueSide.of(frames)));
  }

  private String sharedLine(Frame frame) {
    if (lines.size() >= MAX_LINES) {
      lines.clear();
    }
    return lines.computeIfAbsent(frame, WaitSamples::line);
  }

  private String operation(Wait wait) {
    return wait.state() == State.PARK || wait.state() == State.WAIT
        ? stack(wait.cause()).queueSide()
        : wait.cause().operation();
  }

  /** The line that stands for a wait: {@link #line} of one's own code, or else of the JDK's. */
  static String line(WaitCause cause) {
    return cause == null ? "" : line(frame(cause));
  }

  /**
   * Where no code of one's own waits, what waits in the JDK, but for how it does that. What waits
   * in the tracer is its wait, whosever span it had in hand.
   */
  private static Frame frame(WaitCause cause) {
    Frame inTracer = Frames.inTracer(cause.frames());
    if (inTracer.isKnown()) {
      return inTracer;
    }
    if (cause.frame().isKnown() || cause.frames().isEmpty()) {
      return cause.frame();
    }
    return cause.frames().stream()
        .filter(frame -> HOW_THE_JDK_WAITS.stream().noneMatch(frame.className()::startsWith))
        .filter(frame -> !FORK_JOIN_WAITS.contains(frame.method()))
        .findFirst()
        .orElse(cause.frames().get(0));
  }

  /** {@code com.acme.Inventory.reserve:42}; empty where no line is known. */
  static String line(Frame frame) {
    if (!frame.isKnown()) {
      return "";
    }
    return frame.functionName() + (frame.line() > 0 ? ":" + frame.line() : "");
  }
}
