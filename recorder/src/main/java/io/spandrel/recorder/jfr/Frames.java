package io.spandrel.recorder.jfr;

import io.spandrel.recorder.breakdown.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;

/** Reads stacks, and chooses the line that stands for a wait. */
public final class Frames {
  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  private static final List<String> AGENT_AND_OURS =
      List.of(
          "io.opentelemetry.",
          "io.spandrel.woven.",
          "io.spandrel.internal.",
          "io.spandrel.otel.",
          "io.spandrel.recorder.",
          "io.spandrel.exporter.");

  /** What collects and exports spans, also on the application's threads. */
  private static final List<String> TRACER =
      List.of(
          "io.opentelemetry.sdk.",
          "io.opentelemetry.exporter.",
          "io.spandrel.otel.",
          "io.spandrel.recorder.",
          "io.spandrel.exporter.");

  private static final String BRIDGE = "io.spandrel.";

  /** A class that the JVM made for a lambda: it only calls the lambda's own method. */
  private static final String LAMBDA = "$$Lambda";

  /** So far down the whole stack a frame is looked for. */
  private static final int DEEPEST = 64;

  private static final int MOST_KNOWN = 1_000;

  /** What is made of one stack. */
  static final class Stack {
    private final List<Frame> all;
    private final List<Frame> shown;
    private final Frame standsFor;

    /** For which class and how the object was last told: it is nearly always the same. */
    private String toldClass;

    private BiFunction<String, List<Frame>, String> toldBy;

    private String toldObject;

    Stack(List<Frame> all, List<Frame> shown, Frame standsFor) {
      this.all = all;
      this.shown = shown;
      this.standsFor = standsFor;
    }

    List<Frame> all() {
      return all;
    }

    /** As many frames as are kept. */
    List<Frame> shown() {
      return shown;
    }

    /** The line that stands for a wait with this stack. */
    Frame standsFor() {
      return standsFor;
    }

    /**
     * What was waited for.
     *
     * @param byStack tells it from the class in the event and the frames; always the same object,
     *     so that what it told can be kept
     */
    String object(String className, BiFunction<String, List<Frame>, String> byStack) {
      if (byStack != toldBy || !className.equals(toldClass)) {
        toldObject = byStack.apply(className, all);
        toldClass = className;
        toldBy = byStack;
      }
      return toldObject;
    }
  }

  private final ReadOnce<RecordedStackTrace, Stack> known = new ReadOnce<>(MOST_KNOWN);
  private final int depth;
  private final List<String> applicationPackages;

  Frames(int depth, List<String> applicationPackages) {
    this.depth = depth;
    this.applicationPackages = applicationPackages;
  }

  /** The JDK gives the same object for each event of a chunk that has the same stack. */
  Stack of(RecordedStackTrace stack) {
    return stack == null ? stackOf(List.of()) : known.of(stack, it -> stackOf(read(it)));
  }

  private Stack stackOf(List<Frame> all) {
    return new Stack(all, shown(all), standsFor(all));
  }

  void forget() {
    known.forget();
  }

  /** All frames, innermost first; empty when the event has no stack. */
  public static List<Frame> read(RecordedStackTrace stack) {
    if (stack == null) {
      return List.of();
    }
    List<Frame> frames = new ArrayList<>();
    for (RecordedFrame frame : stack.getFrames()) {
      if (frames.size() == DEEPEST) {
        break;
      }
      RecordedMethod method = frame.getMethod();
      if (isNamed(method)) {
        RecordedClass type = method.getType();
        frames.add(new Frame(type.getName(), method.getName(), frame.getLineNumber()));
      }
    }
    return frames;
  }

  /** In a damaged file the constant that is its name may be missing. */
  private static boolean isNamed(RecordedMethod method) {
    return method != null
        && method.getName() != null
        && method.getType() != null
        && method.getType().getName() != null;
  }

  List<Frame> shown(List<Frame> all) {
    return List.copyOf(all.subList(0, Math.min(depth, all.size())));
  }

  /** False for classes of the JDK, of the OpenTelemetry agent and of ours. */
  public static boolean isApplication(String className) {
    if (className.contains(LAMBDA)) {
      return false;
    }
    boolean bridge = className.startsWith(BRIDGE) && className.indexOf('.', BRIDGE.length()) < 0;
    return !bridge && !isIn(JDK, className) && !isIn(AGENT_AND_OURS, className);
  }

  private static boolean isIn(List<String> packages, String className) {
    for (String prefix : packages) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The tracer's line that waited, as where an ended span is put into its queue; unknown where
   * other code waited.
   *
   * @param frames innermost first
   */
  public static Frame inTracer(List<Frame> frames) {
    for (Frame frame : frames) {
      if (!isIn(JDK, frame.className())) {
        return isIn(TRACER, frame.className()) ? frame : Frame.UNKNOWN;
      }
    }
    return Frame.UNKNOWN;
  }

  /** The first in one's own packages, else the first outside the JDK, else unknown. */
  Frame standsFor(List<Frame> all) {
    for (Frame frame : all) {
      if (applicationPackages.stream().anyMatch(frame.className()::startsWith)) {
        return frame;
      }
    }
    for (Frame frame : all) {
      if (isApplication(frame.className())) {
        return frame;
      }
    }
    return Frame.UNKNOWN;
  }
}
