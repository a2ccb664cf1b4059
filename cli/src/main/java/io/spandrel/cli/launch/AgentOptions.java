package io.spandrel.cli.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The java options that put agent and extension into a program. Immutable.
 *
 * @param first right behind {@code java}, so that what the user sets wins
 * @param last right before the main class, for what has to win over the user's own
 * @param clearedVariables environment variables that would win over the options
 */
public record AgentOptions(List<String> first, List<String> last, Set<String> clearedVariables) {

  private static final String EXTENSIONS = "otel.javaagent.extensions";

  /** Says the agent's version, at every start. */
  private static final String VERSION_LOGGER = "io.opentelemetry.javaagent.tooling.VersionLogger";

  /** Before a logger's name: the setting of the agent that says from which level on it writes. */
  static final String LOG_LEVEL = "io.opentelemetry.javaagent.slf4j.simpleLogger.log.";

  /** With one of these the user decides about shared classes. */
  private static final List<String> OF_SHARED_CLASSES =
      List.of("-Xshare", "-XX:SharedArchiveFile", "-XX:ArchiveClasses", "-XX:AOT", "-XX:CRaC");

  public AgentOptions {
    first = List.copyOf(first);
    last = List.copyOf(last);
    clearedVariables = Set.copyOf(clearedVariables);
  }

  /** Options for a command whose spans go to this place; the user's own settings stay. */
  public static AgentOptions forCommand(
      TracedCommand command, AgentJars jars, SpanDestination destination) {
    GivenSettings given = command.given();
    List<String> first = new ArrayList<>();
    List<String> last = new ArrayList<>();
    if (!given.hasOpenTelemetryAgent()) {
      first.add("-javaagent:" + jars.agent());
      first.add(property(LOG_LEVEL + VERSION_LOGGER, "off"));
    }
    if (command.isJava() && OF_SHARED_CLASSES.stream().noneMatch(given::hasOption)) {
      // Every agent on the boot class path makes java warn that it shares no classes then.
      first.add("-Xshare:off");
    }
    Optional<String> extensions = given.value(EXTENSIONS);
    if (extensions.isPresent()) {
      last.add(property(EXTENSIONS, extensions.get() + "," + jars.extension()));
    } else {
      first.add(property(EXTENSIONS, jars.extension().toString()));
    }
    destination.settings().forEach((name, value) -> first.add(property(name, value)));
    Stream.of("otel.metrics.exporter", "otel.logs.exporter")
        .filter(name -> !given.has(name))
        .forEach(name -> first.add(property(name, "none")));
    command
        .java()
        .flatMap(java -> ServiceName.of(java, given))
        .ifPresent(name -> first.add(property("otel.service.name", name)));
    return new AgentOptions(first, last, destination.clearedVariables());
  }

  /** The same with more options, behind all others that do not have to be last. */
  public AgentOptions plus(List<String> more) {
    List<String> extended = new ArrayList<>(first);
    extended.addAll(more);
    return new AgentOptions(extended, last, clearedVariables);
  }

  /** As one value of JAVA_TOOL_OPTIONS, which is split at white space outside quotes. */
  String asVariable() {
    return Stream.concat(first.stream(), last.stream())
        .map(option -> option.chars().anyMatch(Character::isWhitespace) ? quoted(option) : option)
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String option) {
    String quote = option.contains("\"") ? "'" : "\"";
    return quote + option + quote;
  }

  private static String property(String name, String value) {
    return "-D" + name + "=" + value;
  }
}
