/**
 * From the JVM's events to a breakdown that adds up.
 *
 * <pre>
 *  application thread                          the JVM
 *    attach ... close                            lock, park, socket, GC ...
 *        |                                          |
 *    ScopeRegistry --- ScopeEvent                   |
 *        |                 |                        |
 *        |                 v                        v
 *        |              JfrSource: one stream, one clock
 *        |                          |
 *        +-- open scopes -->  Timeline: per thread scopes and waits, pauses
 *                                   |
 *                             Breakdown: parts of one span
 * </pre>
 *
 * <p>A file takes the stream's place in {@link io.spandrel.recorder.JfrFileSource}; from there all
 * is the same.
 *
 * <p>Every time here is {@link System#nanoTime} of this JVM unless its name says otherwise. Nothing
 * here knows the OpenTelemetry SDK.
 */
package io.spandrel.recorder;
