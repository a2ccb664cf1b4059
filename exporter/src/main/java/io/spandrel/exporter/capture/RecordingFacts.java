package io.spandrel.exporter.capture;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;

/** What a recording says of its JVM and of its own settings. */
final class RecordingFacts {
  private static final String EXAMPLE = "jdk.ThreadPark";
  private static final Pattern DURATION = Pattern.compile("(\\d{1,12}) ?(ns|us|ms|s)");
  private static final Map<String, Long> NANOS =
      Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L);

  /** The events that tell something. */
  static final Set<String> NEEDED = Set.of("jdk.JVMInformation", "jdk.ActiveSetting", EXAMPLE);

  private final Map<Long, Long> thresholdsOfTypes = new HashMap<>();
  private String jvm = "";
  private long exampleType = -1;

  void look(String name, RecordedEvent event) {
    switch (name) {
      case "jdk.JVMInformation" -> jvm = jvm(event);
      case "jdk.ActiveSetting" -> setting(event);
      case EXAMPLE -> exampleType = event.getEventType().getId();
      default -> {
        // Says nothing of the recording.
      }
    }
  }

  private static String jvm(RecordedEvent event) {
    String version = event.getString("jvmVersion");
    Matcher number = Pattern.compile("\\(([^()]+)\\) for").matcher(version == null ? "" : version);
    String shown = number.find() ? number.group(1) : "";
    String name = event.getString("jvmName");
    return ((name == null ? "" : name) + " " + shown).strip();
  }

  private void setting(RecordedEvent event) {
    if (!"threshold".equals(event.getString("name")) || thresholdsOfTypes.size() > 1_000) {
      return;
    }
    Matcher duration = DURATION.matcher(String.valueOf(event.getString("value")));
    if (duration.matches()) {
      long nanos = Long.parseLong(duration.group(1)) * NANOS.get(duration.group(2));
      thresholdsOfTypes.merge(event.getLong("id"), nanos, Math::min);
    }
  }

  String jvm() {
    return jvm;
  }

  /** Of a wait that occurs in nearly every JVM; 0 where the recording doesn't tell. */
  long thresholdNanos() {
    return thresholdsOfTypes.getOrDefault(exampleType, 0L);
  }
}
