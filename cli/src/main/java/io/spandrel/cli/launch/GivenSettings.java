package io.spandrel.cli.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** OpenTelemetry settings that the user's command or environment already has. Immutable. */
public final class GivenSettings {

  /** Variables that JVMs take options from; of a property set twice the last one counts. */
  private static final List<String> BEFORE_COMMAND_LINE =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

  private static final String AFTER_COMMAND_LINE = "_JAVA_OPTIONS";

  private final List<String> options;
  private final Map<String, String> environment;

  GivenSettings(List<String> javaOptions, Map<String, String> environment) {
    this.options = new ArrayList<>();
    BEFORE_COMMAND_LINE.forEach(
        name -> options.addAll(ArgumentFile.split(environment.getOrDefault(name, ""))));
    options.addAll(javaOptions);
    options.addAll(ArgumentFile.split(environment.getOrDefault(AFTER_COMMAND_LINE, "")));
    this.environment = environment;
  }

  /** The value of a setting such as {@code otel.service.name}, as a property or a variable. */
  public Optional<String> value(String property) {
    return property(property).or(() -> variable(property));
  }

  /** The value if it is set by {@code -D}. */
  public Optional<String> property(String property) {
    String start = "-D" + property + "=";
    return options.stream()
        .filter(option -> option.startsWith(start))
        .reduce((earlier, later) -> later)
        .map(option -> option.substring(start.length()));
  }

  private Optional<String> variable(String property) {
    String name = property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  public boolean has(String property) {
    return value(property).isPresent();
  }

  /** True if an option of java begins so. */
  boolean hasOption(String beginning) {
    return options.stream().anyMatch(option -> option.startsWith(beginning));
  }

  /** True if the program brings an OpenTelemetry agent; a second one would not work. */
  public boolean hasOpenTelemetryAgent() {
    return options.stream()
        .anyMatch(option ->
            option.startsWith("-javaagent:") && option.contains("opentelemetry-javaagent"));
  }
}
