package io.spandrel.cli.demo;

import java.util.Optional;

/**
 * How a run of the demo ended.
 *
 * @param slowestTraceId empty if there was no trace
 */
record DemoOutcome(int exitCode, Optional<String> slowestTraceId) {}
