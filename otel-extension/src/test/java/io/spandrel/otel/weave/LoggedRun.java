package io.spandrel.otel.weave;

import io.spandrel.otel.agent.ProgramRun;
import io.spandrel.otel.agent.TracedProgram;
import java.util.List;

/** A run of a program whose agent prints its spans. */
record LoggedRun(int exitCode, List<String> output, List<LoggedSpan> spans) {
  static LoggedRun of(Class<?> main, String... jvmOptions) throws InterruptedException {
    ProgramRun run =
        TracedProgram.of(main).with("-Dotel.traces.exporter=logging-otlp").with(jvmOptions).run();
    return new LoggedRun(run.exitCode(), run.output(), LoggedSpan.in(run.output().stream()));
  }

  LoggedSpan span(String name) {
    List<LoggedSpan> found = spans.stream().filter(span -> span.name().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          found.size() + " spans named " + name + " in " + String.join("\n", output));
    }
    return found.get(0);
  }
}
