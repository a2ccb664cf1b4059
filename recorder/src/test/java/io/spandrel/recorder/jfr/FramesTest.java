package io.spandrel.recorder.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.recorder.breakdown.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {
  private static final Frame PARK = new Frame("java.util.concurrent.locks.LockSupport", "park", 1);
  private static final Frame AGENT = new Frame("io.opentelemetry.javaagent.Advice", "enter", 2);
  private static final Frame DRIVER = new Frame("org.postgresql.Driver", "query", 3);
  private static final Frame OWN = new Frame("com.acme.Inventory", "reserve", 42);
  private static final List<Frame> STACK = List.of(PARK, AGENT, DRIVER, OWN);

  @Test
  void firstFrameOutsideTheJdkAndTheAgent_standsForTheWait() {
    assertThat(new Frames(10, List.of()).standsFor(STACK)).isEqualTo(DRIVER);
  }

  @Test
  void ownPackage_isPreferredHoweverFarDown() {
    assertThat(new Frames(1, List.of("com.acme.")).standsFor(STACK)).isEqualTo(OWN);
    assertThat(new Frames(10, List.of("com.other.")).standsFor(STACK)).isEqualTo(DRIVER);
  }

  @Test
  void stackOfTheJdkAlone_hasNoFrameThatStandsForIt() {
    Frame frame = new Frames(10, List.of()).standsFor(List.of(PARK));
    assertThat(frame).isEqualTo(Frame.UNKNOWN);
    assertThat(frame.isKnown()).isFalse();
    assertThat(new Frames(10, List.of()).standsFor(List.of())).isEqualTo(Frame.UNKNOWN);
  }

  @Test
  void shownFrames_areAsManyAsAskedFor() {
    assertThat(new Frames(2, List.of()).shown(STACK)).containsExactly(PARK, AGENT);
    assertThat(new Frames(0, List.of()).shown(STACK)).isEmpty();
    assertThat(new Frames(10, List.of()).shown(STACK)).isEqualTo(STACK);
  }

  @Test
  void waitInTheTracer_isItsOwnAndNotThatOfTheCodeThatEndedASpan() {
    Frame offer = new Frame("java.util.concurrent.ArrayBlockingQueue", "offer", 1);
    Frame queue =
        new Frame("io.opentelemetry.sdk.trace.export.BatchSpanProcessor$Worker", "addSpan", 2);
    assertThat(Frames.inTracer(List.of(PARK, offer, queue, OWN))).isEqualTo(queue);
    assertThat(Frames.inTracer(List.of(PARK, OWN, queue))).isEqualTo(Frame.UNKNOWN);
    assertThat(Frames.inTracer(STACK)).as("advice around the driver").isEqualTo(Frame.UNKNOWN);
    assertThat(Frames.inTracer(List.of(PARK))).isEqualTo(Frame.UNKNOWN);
    assertThat(Frames.inTracer(List.of())).isEqualTo(Frame.UNKNOWN);
  }

  @Test
  void eventWithoutAStack_hasNoFrames() {
    assertThat(Frames.read(null)).isEmpty();
  }

  @Test
  void names_areThoseOfTheViewer() {
    assertThat(OWN.functionName()).isEqualTo("com.acme.Inventory.reserve");
    assertThat(OWN.shortName()).isEqualTo("Inventory.reserve:42");
    assertThat(new Frame("Main", "main", -1).shortName()).isEqualTo("Main.main");
  }

  @Test
  void tracersOwnClasses_areNotTheApplication() {
    assertThat(
            List.of(
                "io.spandrel.Trace",
                "io.spandrel.Trace$$Lambda.0x00000000483f1208",
                "com.acme.Shop$$Lambda.0x0000000040001000",
                "io.spandrel.Capture",
                "io.spandrel.internal.JfrCapture",
                "io.spandrel.woven.AnnotatedMethod",
                "io.spandrel.otel.context.ScopeStorage",
                "io.spandrel.recorder.Timeline",
                "io.spandrel.exporter.hold.SpanHold",
                "io.opentelemetry.javaagent.tooling.Agent",
                "java.lang.Thread"))
        .noneMatch(Frames::isApplication);
    assertThat(List.of("io.spandrel.examples.pipeline.Ledger", "com.acme.Inventory"))
        .allMatch(Frames::isApplication);
  }
}
