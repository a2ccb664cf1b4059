/**
 * Real backends on one's own machine: Jaeger, Tempo, the OpenTelemetry Collector and Prometheus,
 * with the files of {@code collector-config}, as child processes on loopback that end with this
 * program.
 *
 * <p>{@link io.spandrel.cli.backends.BackendPrograms} says where a program comes from, {@link
 * io.spandrel.cli.backends.BackendLaunch} how it is started, {@link
 * io.spandrel.cli.backends.RunningBackends} keeps them together. Nothing here accepts null.
 */
package io.spandrel.cli.backends;
