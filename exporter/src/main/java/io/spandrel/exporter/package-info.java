/**
 * The stage between the SDK and OTLP.
 *
 * <pre>
 *  BatchSpanProcessor --export--> EnrichingSpanExporter
 *                                     |  takes, answers at once
 *                                 SpanHold        until the recorder has read past the span's end
 *                                     |
 *                                 Enrichment      span + Timeline -> Breakdown
 *                                     |
 *                                 WaitSpans       attributes, wait spans, links, summary
 *                                     |
 *                                 Delivery        bounded, off the application's threads
 *                                     |
 *                                 the wrapped exporter
 * </pre>
 */
package io.spandrel.exporter;
