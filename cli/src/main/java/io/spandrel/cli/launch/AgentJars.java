package io.spandrel.cli.launch;

import java.nio.file.Path;

/**
 * The two jars that a traced program needs.
 *
 * @param agent the OpenTelemetry Java agent
 * @param extension Spandrel's extension of it
 */
public record AgentJars(Path agent, Path extension) {}
