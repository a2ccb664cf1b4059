package io.spandrel.cli.run;

import io.spandrel.cli.Console;
import io.spandrel.cli.launch.AgentJars;
import io.spandrel.cli.launch.AgentOptions;
import io.spandrel.cli.launch.ForegroundProgram;
import io.spandrel.cli.launch.TracedCommand;
import io.spandrel.cli.relay.SpanRelay;
import io.spandrel.cli.trace.SpanCollector;
import io.spandrel.cli.view.StatusLine;
import io.spandrel.cli.view.TraceReport;
import java.time.Duration;
import java.util.Locale;

/** Runs a program with its spans on their way, and shows what came when it has ended. */
final class TracedRun {

  private static final Duration GRACE_AT_A_TERMINAL = Duration.ofSeconds(1);

  /** For one that is away when the program has ended. */
  private static final Duration WAIT_FOR_BACKEND = Duration.ofSeconds(1);

  private final Console console;
  private final TracedCommand command;
  private final AgentJars jars;

  TracedRun(Console console, TracedCommand command, AgentJars jars) {
    this.console = console;
    this.command = command;
    this.jars = jars;
  }

  /** Closes the route; returns the program's exit code. */
  int run(SpanRoute route) throws InterruptedException {
    AgentOptions options = AgentOptions.forCommand(command, jars, route.destination());
    StatusLine status = StatusLine.start(console.err(), () -> progress(route));
    try {
      ForegroundProgram program =
          ForegroundProgram.start(
              command.withOptions(options).inheritIO(),
              console.err().interactive() ? GRACE_AT_A_TERMINAL : Duration.ZERO);
      if (!command.isJava()) {
        console.say(
            "'%s' is not java: every java that it starts is traced, through JAVA_TOOL_OPTIONS"
                .formatted(command.words().get(0)));
      }
      return program.await(exitCode -> {
        // What the program sent before its end is being taken until this returns.
        route.endReceiving();
        status.stop();
        route.here().ifPresent(here -> show(here.spans(), exitCode));
        route.kept().ifPresent(kept -> deliver(kept, exitCode));
      });
    } finally {
      status.stop();
      route.close();
    }
  }

  private static String progress(SpanRoute route) {
    return route
        .here()
        .filter(here -> here.spans().spanCount() > 0)
        .map(here -> counts(here.spans()))
        .orElse("");
  }

  private static String counts(SpanCollector spans) {
    return String.format(
        Locale.ROOT,
        "spandrel: %,d span%s from %d service%s",
        spans.spanCount(),
        spans.spanCount() == 1 ? "" : "s",
        spans.serviceCount(),
        spans.serviceCount() == 1 ? "" : "s");
  }

  private void deliver(SpanRoute.Kept kept, int exitCode) {
    SpanRelay.Outcome outcome;
    try {
      outcome = kept.relay().finish(WAIT_FOR_BACKEND);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      return;
    }
    console.say(
        outcome.lost() + outcome.delivered() == 0
            ? Silence.sentence(command, exitCode)
            : DeliveryWords.of(outcome, kept.backend().address(), SpanRoutes.MAX_KEPT_SPANS));
  }

  private void show(SpanCollector spans, int exitCode) {
    if (spans.spanCount() == 0) {
      console.say(Silence.sentence(command, exitCode));
      return;
    }
    console.err().out().println(counts(spans));
    if (spans.brokenDownCount() == 0) {
      console.say(
          "none of them says where its time went: all were shorter than spandrel.threshold, or the"
              + " extension recorded nothing (it says why in a line of its own)");
    }
    Console.print(console.err(), new TraceReport(console.err().style()).lines(spans));
  }
}
