package io.spandrel.cli.run;

import io.spandrel.cli.launch.AgentJars;
import io.spandrel.cli.launch.BundledJar;
import io.spandrel.cli.launch.JarCache;
import io.spandrel.cli.launch.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every command that starts a traced program. */
public final class JarOptions {

  @Option(
      names = "--agent",
      paramLabel = "JAR",
      description = "Use this OpenTelemetry Java agent instead of the built-in one.")
  private Path agent;

  @Option(
      names = "--extension",
      paramLabel = "JAR",
      description = "Use this Spandrel extension instead of the built-in one.")
  private Path extension;

  /**
   * The jars to use, as files.
   *
   * @throws UsageException if a given one is not there
   */
  public AgentJars jars(JarCache cache) {
    return new AgentJars(
        agent == null ? cache.file(BundledJar.AGENT) : given("--agent", agent),
        extension == null ? cache.file(BundledJar.EXTENSION) : given("--extension", extension));
  }

  private static Path given(String option, Path jar) {
    if (!Files.isReadable(jar) || Files.isDirectory(jar)) {
      throw new UsageException(option + " '" + jar + "' is not a file that can be read");
    }
    return jar.toAbsolutePath();
  }
}
