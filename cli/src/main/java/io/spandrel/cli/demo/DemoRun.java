package io.spandrel.cli.demo;

import io.spandrel.cli.Console;
import io.spandrel.cli.launch.AgentJars;
import io.spandrel.cli.launch.AgentOptions;
import io.spandrel.cli.launch.ForegroundProgram;
import io.spandrel.cli.launch.OtlpProtocol;
import io.spandrel.cli.launch.SpanDestination;
import io.spandrel.cli.run.EmbeddedReceiver;
import io.spandrel.cli.truth.TruthChecks;
import io.spandrel.cli.view.StatusLine;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One run of the demo: the program in a JVM of its own, its spans here, then report and checks. */
final class DemoRun {

  /**
   * All requests end within a second or two; the batch processor's default queue would drop some of
   * a thousand of them, and its default delay would leave nothing to see until the end.
   */
  private static final List<String> FOR_MANY_SPANS_AT_ONCE =
      List.of("-Dotel.bsp.max.queue.size=65536", "-Dotel.bsp.schedule.delay=500");

  private static final String SERVICE_NAME = "-Dotel.service.name=spandrel-demo";

  private static final int FAILED = 1;

  private final Console console;
  private final DemoProgram program;
  private final OtlpProtocol protocol;
  private final boolean json;

  DemoRun(Console console, DemoProgram program, OtlpProtocol protocol, boolean json) {
    this.console = console;
    this.program = program;
    this.protocol = protocol;
    this.json = json;
  }

  /**
   * Runs the program and the checks.
   *
   * @param destination gets the spans as they come, too
   */
  DemoOutcome run(AgentJars jars, SpanDestinations destination) throws InterruptedException {
    RequestSpans spans = new RequestSpans();
    int programExitCode;
    StatusLine status = StatusLine.start(console.err(), () -> progress(spans));
    try (EmbeddedReceiver receiver = EmbeddedReceiver.open(protocol, 0, spans, destination::send)) {
      AgentOptions options =
          AgentOptions.forCommand(
                  program.command(),
                  jars,
                  SpanDestination.otlp(receiver.endpoint(), protocol, program.command().given()))
              .plus(FOR_MANY_SPANS_AT_ONCE)
              .plus(List.of(SERVICE_NAME));
      ProcessBuilder builder = program.command().withOptions(options).inheritIO();
      if (json) {
        builder.redirectOutput(Redirect.DISCARD);
      }
      programExitCode =
          ForegroundProgram.start(builder, Duration.ZERO, destination::stop).await(exitCode -> {});
    } finally {
      status.stop();
    }
    if (programExitCode != 0) {
      console.say("the demo program failed with exit code " + programExitCode);
      return new DemoOutcome(FAILED, Optional.empty());
    }
    DemoResult result =
        DemoResult.of(
            spans.ofRequests(),
            TruthChecks.of(
                spans.ofRequests(), program.requests(), DemoProgram.THRESHOLD.toNanos()));
    if (json) {
      console.out().out().println(new DemoJson(program, protocol).text(result));
    } else {
      Console.print(console.out(), new DemoText(console.out().style()).lines(result));
    }
    return new DemoOutcome(
        result.ok() ? 0 : FAILED, result.spans().slowest().map(tree -> tree.root().traceId()));
  }

  private String progress(RequestSpans spans) {
    return String.format(
        Locale.ROOT, "spandrel: %,d of %,d spans", Math.min(spans.count(), expected()), expected());
  }

  private long expected() {
    return (long) program.requests() * TruthChecks.spansPerRequest();
  }
}
