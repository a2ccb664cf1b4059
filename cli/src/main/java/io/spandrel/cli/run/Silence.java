package io.spandrel.cli.run;

import io.spandrel.cli.launch.GivenSettings;
import io.spandrel.cli.launch.TracedCommand;
import java.util.ArrayList;
import java.util.List;

/** Why no span may have come from a program. */
final class Silence {

  private static final int KILLED = 137;

  private Silence() {}

  /** What to say of a program that has ended, of which no span came. */
  static String sentence(TracedCommand command, int exitCode) {
    String name = "'" + command.words().get(0) + "'";
    String failed = exitCode == 0 ? "" : ": " + name + " ended with exit code " + exitCode;
    return (command.isJava() ? "no spans arrived" : "no JVM sent any spans")
        + failed
        + ". It may be that "
        + String.join("; or that ", reasons(command, exitCode))
        + ".";
  }

  private static List<String> reasons(TracedCommand command, int exitCode) {
    GivenSettings given = command.given();
    List<String> reasons = new ArrayList<>();
    addIfSet(reasons, given, "otel.sdk.disabled", "true");
    addIfSet(reasons, given, "otel.javaagent.enabled", "false");
    addIfSet(reasons, given, "otel.traces.sampler", "always_off");
    given
        .value("otel.traces.exporter")
        .filter(exporter -> !exporter.contains("otlp"))
        .ifPresent(exporter -> reasons.add("otel.traces.exporter is set to " + exporter));
    given
        .value("otel.config.file")
        .ifPresent(file -> reasons.add("otel.config.file is set, and decides where spans go"));
    if (exitCode == KILLED) {
      reasons.add("the program was killed, and could not send its last spans");
    }
    if (reasons.isEmpty() && !command.isJava()) {
      reasons.add("it started no java");
      reasons.add("what it started did not get JAVA_TOOL_OPTIONS, or did nothing that is traced");
    } else if (reasons.isEmpty()) {
      reasons.add("the program ended before it did anything that is traced");
      reasons.add(
          "it uses no library that the OpenTelemetry agent knows, and has no @Task or @Region");
    }
    return reasons;
  }

  private static void addIfSet(
      List<String> reasons, GivenSettings given, String setting, String value) {
    given
        .value(setting)
        .filter(value::equalsIgnoreCase)
        .ifPresent(set -> reasons.add(setting + " is set to " + set));
  }
}
