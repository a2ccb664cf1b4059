package io.spandrel.otel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.spandrel.receiver.OtlpReceiver;
import io.spandrel.receiver.ReceivedSpan;
import io.spandrel.receiver.ReceivedSpans;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A program that does what nobody plans for sees the same with us as without, and ends. */
class ITNeverHarms {
  private static final ReceivedSpans RECEIVED = new ReceivedSpans();
  private static ProgramRun run;

  @BeforeAll
  static void runProgram() throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.builder().onTraces(RECEIVED).build().start()) {
      run =
          TracedProgram.of(MisbehavingProgram.class)
              .sendingTo(receiver, OtlpProtocol.GRPC)
              .with("-Xss512k", "-Dotel.bsp.max.queue.size=20000")
              .run();
    }
  }

  @Test
  void program_endsThoughDaemonThreadsAreInSpans() {
    assertThat(run.exitCode()).as(run.text()).isZero();
    assertThat(run.output()).contains("main returns");
  }

  @Test
  void nothing_isSaidOrThrownByUs() {
    assertThat(run.spandrelLines()).isEmpty();
    assertThat(run.stackTraceLines()).isEmpty();
  }

  @Test
  void interruptFlag_staysThroughScopes() {
    assertThat(run.output()).contains("interrupted=true");
  }

  @Test
  void stackOverflowInScopes_isTheProgramsOwnAndItsThreadGoesOnBeingWatched() {
    assertThat(run.output()).contains("overflow=seen");
    assertSlept(only(MisbehavingProgram.AFTER_OVERFLOW));
  }

  @Test
  void exception_passesUnchanged() {
    assertThat(run.output()).contains("thrown=the program's own");
  }

  @Test
  void spansAfterwards_areBrokenDownAsEver() {
    ReceivedSpan afterwards = only(MisbehavingProgram.AFTERWARDS);
    assertThat(afterwards.parentSpanId()).as("nothing stayed current").isEmpty();
    assertSlept(afterwards);
    assertThat(RECEIVED.spans()).extracting(ReceivedSpan::name).contains("busy");
  }

  @Test
  void spansClosedWrongly_arriveOnce() {
    for (String name : List.of("closed elsewhere", "outer", "inner", "throws")) {
      only(name);
    }
    SchemaCheck.of(RECEIVED.spans()).verify();
  }

  private static void assertSlept(ReceivedSpan span) {
    assertThat(span.longAttribute("spandrel.sleep_ns").orElse(0))
        .as("%s", span.attributes())
        .isGreaterThan(15_000_000);
  }

  private static ReceivedSpan only(String name) {
    List<ReceivedSpan> found =
        RECEIVED.spans().stream().filter(span -> span.name().equals(name)).toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }
}
