package io.spandrel.otel.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;

/** Reports a setting nobody knows, with the nearest one that is known if one is near. */
final class UnknownSettings {
  private static final String PREFIX = "spandrel.";

  /** So many letters for each that may be wrong: else nobody could have meant the other name. */
  private static final int LETTERS_A_MISTAKE = 3;

  private static final String ENVIRONMENT_PREFIX = "SPANDREL_";

  /** The settings this version reads. */
  static final List<String> KNOWN =
      List.of(
          "spandrel.enabled",
          "spandrel.threshold",
          "spandrel.wait.spans",
          "spandrel.wait.span.threshold",
          "spandrel.stacktrace.depth",
          "spandrel.application.packages",
          "spandrel.probes",
          "spandrel.hold.max-memory",
          "spandrel.capture.port",
          "spandrel.capture.token",
          "spandrel.capture.directory",
          "spandrel.capture.probability",
          "spandrel.capture.duration",
          "spandrel.capture.cooldown",
          "spandrel.capture.max-size");

  /** Settings of the schema that a later version reads. */
  private static final String[] LATER = {"spandrel.governor.", "spandrel.spool."};

  /**
   * What our command line and tests take from the environment, which programs they start inherit.
   */
  private static final Set<String> OF_THE_COMMAND_LINE =
      Set.of(
          "SPANDREL_JAEGER",
          "SPANDREL_TEMPO",
          "SPANDREL_COLLECTOR",
          "SPANDREL_PROMETHEUS",
          "SPANDREL_COLLECTOR_CONFIG",
          "SPANDREL_REQUIRE_BACKENDS");

  private final Consumer<String> log;

  UnknownSettings(Consumer<String> log) {
    this.log = log;
  }

  void report(Properties properties, Map<String, String> environment) {
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(PREFIX) && !KNOWN.contains(key)) {
        report(key, nearest(key));
      }
    }
    for (String name : environment.keySet()) {
      if (name.startsWith(ENVIRONMENT_PREFIX)
          && !OF_THE_COMMAND_LINE.contains(name)
          && KNOWN.stream().noneMatch(key -> inEnvironment(key).equals(name))) {
        String key = name.toLowerCase(Locale.ROOT).replace('_', '.');
        report(name, nearest(key).map(UnknownSettings::inEnvironment));
      }
    }
  }

  private void report(String unknown, Optional<String> nearest) {
    String key = unknown.toLowerCase(Locale.ROOT).replace('_', '.');
    for (String later : LATER) {
      if (key.startsWith(later)) {
        log.accept("Spandrel: the setting " + unknown + " has no effect in this version yet.");
        return;
      }
    }
    log.accept(
        "Spandrel: the setting "
            + unknown
            + " is not known and has no effect"
            + nearest.map(name -> "; did you mean " + name + "?").orElse("."));
  }

  private static String inEnvironment(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Empty: none is near. What all names have in common says nothing. */
  private static Optional<String> nearest(String key) {
    String own = key.substring(PREFIX.length());
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String known : KNOWN) {
      String other = known.substring(PREFIX.length());
      int changes = distance(own, other);
      boolean near = changes * LETTERS_A_MISTAKE <= Math.max(own.length(), other.length());
      if (near && changes < least) {
        nearest = known;
        least = changes;
      }
    }
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
  }

  /** Levenshtein's edit distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replace = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
