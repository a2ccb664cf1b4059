/**
 * Programs in JVMs of their own, under the real OpenTelemetry agent with the packaged extension,
 * and what must hold for each of them.
 *
 * <p>{@link io.spandrel.otel.agent.TracedProgram} starts one, {@link
 * io.spandrel.otel.agent.Recording} is what such a program waits with until it is recorded, and
 * {@link io.spandrel.otel.agent.SchemaCheck} is asked about all that arrives. Nothing here accepts
 * null.
 */
package io.spandrel.otel.agent;
