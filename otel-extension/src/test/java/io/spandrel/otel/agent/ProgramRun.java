package io.spandrel.otel.agent;

import java.util.List;

/**
 * How a traced program ended.
 *
 * @param output what it, its JVM and its agent printed, to either stream
 */
public record ProgramRun(int exitCode, List<String> output) {
  /** What we logged; all our lines call us by our name. */
  public List<String> spandrelLines() {
    return output.stream().filter(line -> line.contains("Spandrel")).toList();
  }

  /** The lines of stack traces that come from us, or through us. */
  public List<String> stackTraceLines() {
    return output.stream().filter(line -> line.startsWith("\tat io.spandrel")).toList();
  }

  /** What follows the prefix in the lines that begin with it. */
  public List<String> after(String prefix) {
    return output.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .toList();
  }

  /** All output, to say what a failed assertion was about. */
  public String text() {
    return "exit code " + exitCode + "\n" + String.join("\n", output);
  }
}
