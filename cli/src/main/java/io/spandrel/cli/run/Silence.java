package io.spandrel.cli.run;

import io.spandrel.cli.launch.GivenSettings;
import java.util.ArrayList;
import java.util.List;

/** Why no span may have come from a program. */
final class Silence {

  private static final int KILLED = 137;

  private Silence() {}

  static List<String> reasons(GivenSettings given, int exitCode) {
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
    if (reasons.isEmpty()) {
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
