/**
 * The OpenTelemetry agent's extension. {@code entry} holds the few classes the agent loads itself,
 * on any JVM; from there the rest is loaded by name.
 *
 * <p>To follow one lock wait from the JVM to Jaeger, open in this order: {@link
 * io.spandrel.otel.SpandrelExtension}, {@link io.spandrel.otel.context.ScopeStorage}, {@link
 * io.spandrel.recorder.ScopeEvent}, {@code io.spandrel.recorder.JfrSource}, {@link
 * io.spandrel.recorder.Timeline}, {@link io.spandrel.recorder.breakdown.Breakdown}, {@link
 * io.spandrel.exporter.EnrichingSpanExporter}, {@link io.spandrel.exporter.WaitSpans}.
 */
package io.spandrel.otel;
