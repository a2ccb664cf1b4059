package io.spandrel.cli.demo;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.spandrel.cli.Console;
import io.spandrel.cli.backends.BackendFailedException;
import io.spandrel.cli.backends.BackendLines;
import io.spandrel.cli.backends.OpenBackends;
import io.spandrel.cli.backends.SpanForwarder;
import io.spandrel.cli.backends.StayUp;
import io.spandrel.cli.backends.TraceArrival;
import io.spandrel.cli.launch.AgentJars;
import io.spandrel.cli.view.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The demo with backends beside it: its spans go there too, and stay to be looked at. */
final class DemoWithBackends {

  private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(60);
  private static final int FAILED = 1;

  private final Console console;
  private final DemoBackends with;
  private final StayUp stay;

  DemoWithBackends(Console console, DemoBackends with, StayUp stay) {
    this.console = console;
    this.with = with;
    this.stay = stay;
  }

  /**
   * Returns the demo's exit code, or 1 if a backend did not come up or lost spans.
   *
   * @param lines where the addresses are printed
   */
  int run(
      DemoRun run,
      AgentJars jars,
      Terminal lines,
      Map<String, String> environment,
      Path workingDirectory)
      throws InterruptedException {
    try (OpenBackends backends = with.open(console, environment, workingDirectory)) {
      DemoOutcome outcome;
      try (SpanForwarder forwarder = SpanForwarder.to(backends)) {
        outcome = run.run(jars, new ToBackends(forwarder, backends));
        if (!forwarder.drain(DELIVERY_LIMIT)) {
          console.say("the backends did not take all spans: " + forwarder.lastFailure());
          return FAILED;
        }
      }
      if (outcome.slowestTraceId().isPresent()) {
        String traceId = outcome.slowestTraceId().get();
        TraceArrival.await(backends, traceId, DELIVERY_LIMIT);
        lines.out().println("The slowest trace, in each backend:");
        Console.print(lines, BackendLines.trace(backends, traceId));
        stay.await();
      }
      return outcome.exitCode();
    } catch (BackendFailedException failed) {
      console.say(failed.getMessage());
      return FAILED;
    }
  }

  private record ToBackends(SpanForwarder forwarder, OpenBackends backends)
      implements SpanDestinations {
    @Override
    public void send(ExportTraceServiceRequest request) {
      forwarder.send(request);
    }

    @Override
    public void stop() {
      backends.close();
    }
  }
}
