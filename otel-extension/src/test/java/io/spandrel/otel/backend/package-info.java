/**
 * Real backends for integration tests: the Jaeger and the OpenTelemetry Collector that people run,
 * with the files of {@code collector-config}, as child processes on free loopback ports.
 *
 * <p>{@link io.spandrel.otel.backend.BackendProgram} says where a program comes from, {@link
 * io.spandrel.otel.backend.BackendProcess} runs one, and {@link io.spandrel.otel.backend.Jaeger}
 * and {@link io.spandrel.otel.backend.Collector} say what is known about each. Nothing here accepts
 * null.
 */
package io.spandrel.otel.backend;
