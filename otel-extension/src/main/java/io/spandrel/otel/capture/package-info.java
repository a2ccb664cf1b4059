/**
 * Captures that the extension makes: for a request to the endpoint ({@code CaptureEndpoint}), and
 * of its own accord for a share of the local roots ({@code CaptureSampler}).
 *
 * <p>A capture is an ordinary Flight Recorder recording with the settings file that all captures
 * use ({@code CaptureRecording}), beside the live stream and the user's own recordings, which stay
 * as they are. One runs at a time in the JVM, whoever started it: they all have one name there, and
 * the JVM's own list of recordings is asked. Nothing here runs on the application's threads but the
 * decision whether a span starts a capture, and, while a recording wants them, the events of ended
 * spans ({@code CaptureSpanProcessor}).
 */
package io.spandrel.otel.capture;
